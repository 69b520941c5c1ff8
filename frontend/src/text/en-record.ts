/** The words of History, and of what one may do with one's own record. */
export const recordText = {
  history: {
    title: "History",
    empty: "No interviews yet.",
    emptyWhat: "Each one you begin is kept here, word for word.",
    emptyStart: "Go to Practice",
    searchNote: "Words of a question or of your answers",
    mode: "Mode",
    anyMode: "Any mode",
    topic: "Topic",
    anyTopic: "All topics",
    state: "State",
    anyState: "Any",
    states: { open: "Still open", ended: "Finished" },
    found: (n: number) => (n === 1 ? "1 interview" : `${n} interviews`),
    none: "No interview fits.",
    clear: "Show all interviews",
    showMore: (n: number) => `Show ${n} more`,
    all: "All topics",
    more: (n: number) => `and ${n} more`,
    answered: (answered: number, length: number) => `${answered} of ${length} answered`,
    open: "still open",
    goOn: "Go on",
    transcript: (when: string) => `Interview of ${when}`,
    silent: "This exam is still under way: grades come at its end.",
    noTurns: "Nothing was answered in this interview yet.",
    turns: "Every question",
    talk: "What was said, in order",
    answer: "answer",
    reply: "reply",
    replaced: "changed later",
    counted: "What counted otherwise in the end",
    exports: "Download this interview",
    formats: {
      md: "Markdown",
      json: "JSON",
      csv: "CSV",
      html: "To print",
    },
    back: "All interviews",
  },

  settings: {
    title: "Settings",
    looks: "How the page looks",
    theme: "Theme",
    themes: { auto: "As the system", light: "Light", dark: "Dark" },
    contrast: "Contrast",
    contrasts: { system: "As the system", more: "High" },
    size: "Text size",
    sizes: { normal: "Normal", large: "Large", larger: "Larger" },

    practice: "Practising",
    keys: "Single keys",
    keysWhat: "Letters such as H for a hint work while you are not writing.",
    onOff: { on: "On", off: "Off" },
    dictation: "Dictation",
    dictationWhat:
      "Speak an answer, read it over, then send it. Only where the browser turns speech into text on this device.",
    dictationNone: "This browser does not promise to turn speech into text on this device.",
    reading: "Reading aloud",
    readingWhat: "The coach reads its questions and words aloud, with a voice of this device.",
    readingNone: "This browser has no voice of this device to read with.",
    cap: "Questions a day",
    capWhat: (cap: number) =>
      `At most ${cap} questions come back on one day; what is over that waits for the next. Whoever runs coach can change it (COACH_DUE_CAP).`,

    data: "Your data",
    dataWhat:
      "Interviews, answers and grades lie in coach’s data folder on this computer; unsent drafts lie in this browser. Nothing leaves either.",
    backup: "Download everything",
    backupWhat: "One file with all your interviews, answers, grades and question banks.",
    move: "Move to another computer",
    moveWhat:
      "Download everything here, install coach there, and add the file back under “Add a backup” in its settings.",
    restore: "Add a backup",
    restoreWhat: "What is not in your record yet is added. What is there stays as it is.",
    restoreChoose: "Choose the file",
    restored: "The backup is added.",
    restoredInterviews: (added: number, there: number) =>
      [
        added === 1 ? "1 interview is new." : `${added} interviews are new.`,
        there === 0
          ? ""
          : there === 1
            ? "1 was in your record already."
            : `${there} were in your record already.`,
      ]
        .filter(Boolean)
        .join(" "),
    restoredBanks: (names: string) => `Question banks added: ${names}.`,
    restoredLeftOut: (names: string) => `Not added, since there is a question bank of that name: ${names}.`,
    remove: "Delete my data",
    removeWhat:
      "All your interviews, answers, grades, question banks and drafts. This cannot be undone; download everything first if you may want it again.",
    removeWord: "delete",
    removeAsk: (word: string) => `Type “${word}” to delete everything.`,
    removeYes: "Delete everything",
    removeNo: "Keep my data",
    removed: "Everything is deleted.",
    removedCopies: (names: string) =>
      `Earlier copies of the database in coach’s data folder still hold it. Delete these files too if you like: ${names}.`,
    removedOn: "Begin anew",
  },
} as const;
