/** The words of the interview: the start, the turns, the end. */
export const interviewText = {
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
      "The coach asks, you write. It shows which points you made, in which of your words, and what was missing.",
    firstPrivacy: "Everything stays on this computer: no account, no outside service, nothing sent anywhere.",
    firstButton: "Ask me five questions",
    questions: (n: number) => (n === 1 ? "1 question" : `${n} questions`),
    due: (n: number) => (n === 1 ? "1 question is due" : `${n} questions are due`),
    nothingDue: "Nothing is due today",
    weakest: (topics: string) => `weakest: ${topics}`,
    noneWeak: "no topic looks weak",
    practiseDue: (n: number) => `Practise what is due (${n})`,
    practiseWeak: "Practise what is weak",
    mixed: "A mixed interview",
    choose: "Choose topics …",
    open: (answered: number, length: number, when: string) =>
      `An interview from ${when} is still open, with ${answered} of ${length} answered.`,
    goOn: "Go on with it",
    topics: "Topics",
    topicsNone: "None chosen means all of them.",
    level: "Level",
    anyLevel: "Any",
    tags: "Tags",
    tagAdd: "Any",
    tagRemove: (tag: string) => `Without ${tag}`,
    length: "Questions",
    lengths: { 3: "3", 5: "5", 8: "8", 12: "12" } as Record<string, string>,
    mode: "Mode",
    practice: "Practice",
    exam: "Exam",
    practiceWhat: "Each answer is read at once and talked over.",
    examWhat: "Silent until the end, no hints. Then the full report.",
    minutes: "Time",
    minutesChoices: {
      0: "No limit",
      10: "10 min",
      20: "20 min",
      30: "30 min",
      45: "45 min",
    } as Record<string, string>,
    begin: "Begin",
    topicsFailed: "The topics could not be loaded. A mixed interview works all the same.",
  },

  levels: { junior: "junior", mid: "mid", senior: "senior" } as Record<string, string>,

  levelChoices: { junior: "Junior", mid: "Mid", senior: "Senior" },

  interview: {
    place: "Interview",
    of: (turn: number, of: number) => `${turn} of ${of}`,
    coach: "coach",
    you: "you",
    question: (turn: number) => `Question ${turn}`,
    answerLabel: "Your answer",
    placeholder: "Write here …",
    send: "Send",
    sendKey: "Ctrl+Enter sends",
    sendKeyMac: "⌘ Enter sends",
    sendKeys: "Ctrl+Enter, ⌘ Enter",
    hint: "Hint",
    hintTitle: "Hint",
    hintCost: "The point it is about now counts for less.",
    unknown: "I don’t know",
    skip: "Skip",
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
    damaged: "Saved. The coach cannot read it now: it is kept, and read when it can.",
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
    misconception: "a wrong belief",
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
    costLong: (points: number, turn: number) => `cost ${points} of the 100 points of question ${turn}`,
    wrong: "What was wrong, and why",
    turns: "Every question",
    again: "Practise these again",
    new: "A new interview",
    sure: "You were sure, and it was not so",
    sureNote: (turn: number, credit: string) => `Question ${turn} · ${credit} of 100`,
    back: {
      title: "What comes back, and when",
      now: (n: number) => (n === 1 ? "1 question is due now." : `${n} questions are due now.`),
      nothing: "Nothing more is due today.",
      manner: "What went well comes back later, what did not comes back soon.",
    },
    moreGaps: (n: number) => (n === 1 ? "One more gap" : `${n} more gaps`),
    noGaps: "No point was missing. Well said.",
  },

  said: {
    question: (turn: number, of: number, prompt: string) => `Question ${turn} of ${of}: ${prompt}`,
    hint: (words: string) => `Hint: ${words}`,
    saved: "Your answer is saved.",
    graded: (score: string, band: string, counts: string) =>
      `Your answer is read: ${score} of 100, ${band}. ${counts}.`,
    counted: (credit: string) => `Now ${credit} of 100 counted.`,
    step: (step: string, words: string) => `${step}: ${words}`,
    summary: (score: string, band: string) => `The interview is over: ${score} of 100, ${band}.`,
  },
} as const;
