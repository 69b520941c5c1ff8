/** A file of answers, one of a question of the bank and one of a question of one's own. */
const ROWS = [
  {
    id: "1",
    candidate: "ada",
    question: "What does an index cost?",
    reference:
      "Every write also updates the index. It takes space on disk. The planner has more plans to weigh.",
    answer: "Writes get slower because the index is updated too, and it takes disk space.",
  },
  {
    id: "2",
    candidate: "ada",
    question_id: "databases-isolation-levels",
    answer: "All statements take effect together or not at all.",
  },
];

export const EXAMPLE = ROWS.map((row) => `${JSON.stringify(row)}\n`).join("");
