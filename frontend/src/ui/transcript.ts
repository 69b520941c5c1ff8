/** A transcript as Markdown, to keep or to show somebody. */
import type { Report } from "../protocol/coach-v1";
import { text } from "../text/en";
import { bandWords, scoreWords } from "./verdicts";

/** Return every turn with its question, answer, score, the coach's words and the reference. */
export function transcriptMarkdown(reports: readonly Report[], titleOf: (topic: string) => string): string {
  return `${reports.map((report) => turnMarkdown(report, titleOf(report.topic))).join("\n\n")}\n`;
}

function turnMarkdown(report: Report, topic: string): string {
  const { grade } = report;
  const parts = [
    `## ${report.turn}. ${report.prompt}`,
    topic,
    report.answer === null ? text.interview.skippedWords : quoted(report.answer),
    grade && `**${scoreWords(grade.score)}**, ${bandWords(grade.band)}`,
    report.feedback,
    report.reference && `### ${text.grade.reference}\n\n${report.reference.trim()}`,
  ];
  return parts.filter(Boolean).join("\n\n");
}

function quoted(answer: string): string {
  return answer.replaceAll(/^/gm, "> ");
}
