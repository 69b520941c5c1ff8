/** Every word that the page says, in one place. */
export const text = {
  product: "coach",
  places: {
    label: "Places",
    practice: "Practice",
    grade: "Grade",
    history: "History",
    progress: "Progress",
    settings: "Settings",
  },
  skipToContent: "Skip to the content",
  title: (place: string) => `${place} · coach`,
  notFound: { title: "There is nothing at this address", back: "Go to Practice" },

  start: {
    greeting: (hour: number) =>
      hour < 5
        ? "Good night."
        : hour < 12
          ? "Good morning."
          : hour < 18
            ? "Good afternoon."
            : "Good evening.",
    firstTitle: "Practise interview questions in your own words.",
    firstWhat:
      "The coach asks, you write, and it shows which points you made, which were missing, and the very words of yours that it went by.",
    firstPrivacy: "Everything stays on this computer: no account, no outside service, nothing sent anywhere.",
    firstButton: "Ask me five questions",
    weakest: (topics: string) => `Weakest so far: ${topics}.`,
    noneWeak: "No topic looks weak so far.",
    practiseWeak: "Practise what is weak",
    mixed: "A mixed interview",
    choose: "Choose topics, level and length",
    open: (answered: number, length: number, when: string) =>
      `An interview from ${when} is still open, with ${answered} of ${length} answered.`,
    goOn: "Go on with it",
    topics: "Topics",
    topicsNone: "None chosen means all of them.",
    level: "Level",
    anyLevel: "Any",
    length: "Questions",
    lengths: { 3: "3", 5: "5", 8: "8", 12: "12" } as Record<string, string>,
    mode: "Mode",
    practice: "Practice",
    exam: "Exam",
    practiceWhat: "Each answer is read at once, and hints are there to ask for.",
    examWhat: "Silent until the end, no hints. Then the full report.",
    begin: "Begin",
    beginning: "Asking for the first question …",
    topicsFailed: "The topics could not be loaded. A mixed interview works all the same.",
  },

  levels: { junior: "junior", mid: "mid", senior: "senior" } as Record<string, string>,
  levelChoices: { junior: "Junior", mid: "Mid", senior: "Senior" },

  interview: {
    place: "Interview",
    of: (turn: number, of: number) => `${turn} of ${of}`,
    loading: "Opening the interview …",
    coach: "coach",
    you: "you",
    question: (turn: number) => `Question ${turn}`,
    answerLabel: "Your answer",
    placeholder: "Write here …",
    send: "Send",
    sendKey: "Ctrl+Enter sends",
    sendKeyMac: "⌘ Enter sends",
    hint: "Hint",
    hintTitle: "Hint",
    hintCost: "The point it is about now counts for less.",
    skip: "I don’t know",
    end: "End",
    endAsk: "End the interview here?",
    endYes: "Yes, end it",
    endNo: "No, go on",
    tooLong: (over: number) =>
      `${over.toLocaleString("en")} characters over the limit. Shorten it before you send it.`,
    left: (left: number) => `${left.toLocaleString("en")} characters left`,
    sending: "Sending …",
    waitingToSend: "Kept here, and sent as soon as the connection is back.",
    saved: "Saved",
    reading: "Saved. The coach is reading …",
    readingLater: "Saved. The coach is still waking up and reads it in a moment.",
    held: "Saved. Grades come at the end of the exam.",
    ungradable:
      "Saved, but the coach could not read this answer after three tries. It is kept and does not count.",
    skipped: "Passed over",
    skippedWords: "You passed this question over.",
    skippedReference: "What a strong candidate would say:",
    next: "Next question",
    finish: "See how it went",
    finishing: "Everything is answered. The last answers are being read …",
    earlier: "Earlier questions",
    gone: "This interview cannot be opened",
    goneWhat: "It is not in this computer’s record. Perhaps it was deleted, or the address has a slip in it.",
    startNew: "Start a new one",
  },

  verdicts: {
    covered: "covered",
    partial: "partial",
    unsure: "unsure",
    missing: "missing",
    contradicted: "contradicted",
  },
  bands: {
    excellent: "excellent",
    good: "good",
    fair: "fair",
    weak: "weak",
    none: "nothing yet",
  } as Record<string, string>,

  grade: {
    score: "Score",
    outOf: (score: string, band: string) => `${score} of 100, ${band}`,
    counts: {
      covered: (n: number) => `covered ${n}`,
      partial: (n: number) => `partial ${n}`,
      unsure: (n: number) => `unsure ${n}`,
      missing: (n: number) => `missing ${n}`,
      contradicted: (n: number) => `wrong ${n}`,
    },
    points: "Point by point",
    evidence: (number: number, words: string) => `Evidence ${number}: ${words}`,
    weight: (weight: number) => `weight ${weight} of 3`,
    misconception: "a wrong belief",
    afterHints: (credit: string) => `${credit} counted, after hints`,
    showReference: "Show the reference answer",
    hideReference: "Hide the reference answer",
    reference: "Reference answer",
    flagsTitle: "Why the score is held down",
    flags: {
      empty: "There was nothing to grade.",
      one_word: "A single word names a thing but does not explain it.",
      i_dont_know: "You said that you do not know, which is a fair answer.",
      question_echo: "Most of this repeats the question.",
      other_answer: "This reads like the answer to another question.",
      keyword_list: "These are terms in a row, without saying how they hang together.",
      gibberish: "This could not be read as words.",
      repetition: "The same thing is said more than once; it counts once.",
    } as Record<string, string>,
    flagOther: (flag: string) => `A check fired: ${flag.replaceAll("_", " ")}.`,
  },

  end: {
    title: "How it went",
    rests: (answered: number, skipped: number, ungradable: number) =>
      `${[
        `${answered} ${answered === 1 ? "answer" : "answers"} read`,
        skipped > 0 ? `${skipped} passed over, counted as nothing said` : "",
        ungradable > 0
          ? `${ungradable} could not be read and ${ungradable === 1 ? "does" : "do"} not count`
          : "",
      ]
        .filter(Boolean)
        .join(", ")}.`,
    nothing: "No question was answered, so there is nothing to add up.",
    byTopic: "By topic",
    gaps: "What cost most",
    cost: (points: number) => `−${points}`,
    costLong: (points: number, turn: number) => `cost ${points} of the 100 points of question ${turn}`,
    wrong: "What was wrong, and why",
    turns: "Every question",
    again: "Practise these again",
    new: "A new interview",
    download: "Download the transcript",
    noGaps: "No point was missing. Well said.",
  },

  mastery: {
    caption: "Topics, weakest first, with the range in which the true level lies nine times in ten",
    topic: "Topic",
    estimate: "Level",
    range: "Range",
    answers: "Answers",
    weak: "weak",
    between: (low: number, high: number) => `${Math.round(low)} to ${Math.round(high)}`,
    restsOn: (answers: number) =>
      answers < 3
        ? `${answers} ${answers === 1 ? "answer" : "answers"}, so a rough guess`
        : `${answers} answers`,
  },

  progress: {
    title: "Progress",
    what: "Each bar is what the coach expects of your next answer. The band around it is how unsure it still is.",
    empty: "Nothing to show yet. After a few answers this place knows your weak topics.",
    practise: (topic: string) => `Practise ${topic}`,
  },

  history: {
    title: "History",
    empty: "No interviews yet. Each one you begin is kept here, word for word.",
    all: "All topics",
    more: (n: number) => `and ${n} more`,
    answered: (answered: number, length: number) => `${answered} of ${length} answered`,
    open: "still open",
    goOn: "Go on",
    back: "History",
    transcript: (when: string) => `Interview of ${when}`,
    silent: "This exam is still under way: grades come at its end.",
    noTurns: "Nothing was answered in this interview yet.",
    export: "Download as Markdown",
  },

  grading: {
    title: "Grade a file",
    what: "A .jsonl or .csv file of answers, up to 10 MiB. It is read on this computer.",
    choose: "Choose a file",
    drop: "or drop it here",
    columns: "What the file holds",
    columnsWhat:
      "One answer a row: answer, and question_id for a question of the bank, or question and reference of your own. Optional: id, candidate, key_points.",
    example: "Download an example",
    reading: (name: string) => `Reading ${name}`,
    progress: (done: number, rows: number) => `${done} of ${rows}`,
    done: (rows: number, failed: number) =>
      failed === 0
        ? `All ${rows} rows are graded.`
        : `${rows - failed} of ${rows} rows are graded, ${failed} could not be.`,
    stopped: "The connection broke off. The rows below are complete; choose the file again for the rest.",
    another: "Another file",
    cancel: "Stop",
    downloadResults: "Download results (.jsonl)",
    downloadSummary: "Download summary (.json)",
    tooLarge:
      "This file is larger than 10 MiB. Split it, or use the command coach grade, which has no such limit.",
    wrongKind: "This is neither .jsonl nor .csv. Save it as one of the two and choose it again.",
    summary: "Summary",
    mean: "Mean score",
    weakTopics: "Weak topics",
    weakByCandidate: "Weak topics by candidate",
    noneWeak: "none",
    missingMost: "Missing most often",
    times: (times: number, answers: number) => `${times} of ${answers}`,
    results: "Results",
    columnsOf: {
      id: "Row",
      candidate: "Candidate",
      question: "Question",
      score: "Score",
      band: "Band",
      points: "Points",
    },
    error: (line: number | null, message: string) => (line === null ? message : `Line ${line}: ${message}`),
    showMore: (n: number) => `Show ${n} more`,
  },

  settings: {
    title: "Settings",
    theme: "Light",
    themes: { auto: "As the system", light: "Light", dark: "Dark" },
    size: "Text size",
    sizes: { normal: "Normal", large: "Large", larger: "Larger" },
    data: "Your data",
    dataWhat:
      "Interviews, answers and grades lie in coach’s data folder on this computer; unsent drafts lie in this browser. Nothing leaves either.",
  },

  connection: {
    lost: "Reconnecting … What you wrote is kept.",
    healed: "Back. Nothing was lost.",
    connecting: "Connecting …",
    waking: "The coach is still waking up. You can begin: answers are kept and read in a moment.",
    damaged: "The coach cannot grade: ",
  },

  problems: {
    unreachable:
      "The coach does not answer. Is it still running? Start it again and this page finds it by itself.",
    retrying: "It is sent again by itself; your words are kept.",
    kept: "What you wrote is still in the box.",
    retry: "Try again",
    dismiss: "Dismiss",
    broke: "This part of the page broke",
    brokeWhat: "Nothing that you sent is lost. Reload the page to go on.",
    reload: "Reload",
  },

  said: {
    question: (turn: number, of: number, prompt: string) => `Question ${turn} of ${of}: ${prompt}`,
    hint: (words: string) => `Hint: ${words}`,
    saved: "Your answer is saved.",
    graded: (score: string, band: string, counts: string) =>
      `Your answer is read: ${score} of 100, ${band}. ${counts}.`,
    summary: (score: string, band: string) => `The interview is over: ${score} of 100, ${band}.`,
  },

  loading: "Loading …",
} as const;
