/** The words of the places beside the interview. */
export const placesText = {
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

  files: {
    choose: "Choose a file",
    drop: "or drop it here",
  },

  grading: {
    title: "Grade a file",
    what: "A .jsonl or .csv file of answers, up to 10 MiB. It is read on this computer.",
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
} as const;
