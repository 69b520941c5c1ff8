/** The words of Progress: what to practise next, and what the record says about it. */

const times = (n: number) => (n === 1 ? "once" : n === 2 ? "twice" : `${n} times`);
const days = (n: number) => (n === 1 ? "1 day" : `${n} days`);
const answers = (n: number) => (n === 1 ? "1 answer" : `${n} answers`);

export const progressText = {
  progress: {
    title: "Progress",
    empty: "Nothing to show yet.",
    emptyWhat:
      "After your first answer this place shows how well you know each topic, what you miss most often, and when each question comes back.",
    emptyStart: "Go to Practice",

    streak: (length: number) => `You have kept it up for ${days(length)}.`,
    streakNew: "A few answers today are a good start.",
    streakKind: "Days on which nothing is due count as kept.",
    streakFreezes: (n: number) =>
      n === 0
        ? ""
        : n === 1
          ? "You may miss a day and it still holds."
          : `You may miss ${n} days and it still holds.`,
    streakLongest: (n: number) => `Longest so far: ${days(n)}.`,

    plan: "What to do next",
    planEmpty: "Nothing is due and no topic looks weak. A mixed interview keeps it so.",
    planKinds: {
      due: "Practise what is due",
      weak: "Practise this topic",
      new: "Try these",
      leech: "Take these slowly",
    },

    topics: "Topics",
    topicsWhat:
      "Each bar is what the coach expects of your next answer. The band around it is how unsure it still is.",
    tags: "By tag",
    showTags: "Show tags",
    hideTags: "Hide tags",
    moreTags: (n: number) => `Show ${n} more tags`,
    retention: (percent: number) => `${percent} % still remembered today`,
    missing: "Left out most often",
    misconceptions: "Wrong beliefs",
    times,
    nothingMissing: "No point is left out more than others here.",

    trend: "How it went over time",
    trendTopic: "Topic",
    trendWhat: "The line is the level, the band how unsure it was. The other topics stand behind it in grey.",
    trendFew: "A line needs answers from two days at least. Come back tomorrow.",
    trendCaption: (topic: string) =>
      `${topic} by day, with the range in which the level lay nine times in ten`,
    trendSays: (topic: string, from: number, to: number, since: string) =>
      `${topic}: ${from} on ${since}, ${to} now.`,
    day: "Day",
    level: "Level",
    range: "Range",

    due: "What comes back when",
    dueNow: (n: number) => (n === 1 ? "1 question is due now." : `${n} questions are due now.`),
    dueNothing: "Nothing is due now.",
    dueCap: (cap: number) => `At most ${cap} a day: what is over that waits for the next day.`,
    dueCapLine: (cap: number) => `at most ${cap}`,
    dueCaption: "Questions that come back in the next 14 days",
    dueDay: "Day",
    dueQuestions: "Questions",
    overdue: (n: number) => (n === 0 ? "due today" : n === 1 ? "due yesterday" : `due ${n} days ago`),
    dueOn: (day: string) => `due ${day}`,
    today: "Today",

    days: "Days",
    daysWhat: (answered: number, practised: number) =>
      `${answers(answered)} on ${days(practised)} in the last year.`,
    daysCaption: "Answers by month",
    month: "Month",
    practised: "Days practised",
    answersHead: "Answers",
    dayAnswers: (n: number, day: string) => `${day}: ${n === 0 ? "no answers" : answers(n)}`,
    less: "less",
    more: "more",

    calibration: "What you said, and how it went",
    calibrationWhat: "Before an answer is read you can say how sure you are. It never counts.",
    calibrationCaption: "How answers went, by how sure you were",
    calibrationNone: "You have not said yet how sure you were of an answer.",
    sureHead: "You said",
    sureWords: { sure: "sure", quite: "quite sure", guessing: "guessing" } as Record<string, string>,
    meanCredit: "Went, on average",
    wrongHead: "Went badly",
    calibrationRow: (n: number, wrong: number) =>
      wrong === 0 ? answers(n) : `${answers(n)}, ${wrong} of them went badly`,
    sureButWrong: "Sure, but wrong",
    sureButWrongWhat: "The ones to look at first: what one is sure of, one does not check.",
    credit: (score: string) => `${score} of 100`,

    leeches: "Keeps slipping",
    leechesWhat:
      "You knew these and lost them again several times. Reading the reference slowly helps more than another try.",
    lapses: (n: number) => `slipped ${times(n)}`,
    practise: "Practise these",

    showMore: (n: number) => `Show ${n} more`,
  },
} as const;
