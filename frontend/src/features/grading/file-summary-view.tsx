/** What a file of answers showed: weak topics over all and for each candidate, and what was missing most. */
import { text } from "../../text/en";
import { MarkdownLine } from "../../ui/markdown-view";
import { MasteryBars } from "../../ui/mastery-bars";
import { Section } from "../../ui/page";
import { scoreWords } from "../../ui/verdicts";
import classes from "./file-summary-view.module.css";
import type { CandidateLine, FileSummary } from "./run";

const words = text.grading;

export function FileSummaryView({ summary }: { summary: FileSummary }) {
  const titles = new Map(summary.topics.map((topic) => [topic.topic, topic.title]));
  const titleOf = (topic: string) => titles.get(topic) ?? topic;
  return (
    <>
      <Section title={words.summary}>
        {summary.mean !== null && (
          <p className={classes.mean}>
            {words.mean}: <strong>{scoreWords(summary.mean)}</strong>
          </p>
        )}
        <MasteryBars topics={summary.topics} titleOf={titleOf} />
      </Section>
      {summary.candidates.length > 0 && (
        <Section title={words.weakByCandidate}>
          <Candidates candidates={summary.candidates} titleOf={titleOf} />
        </Section>
      )}
      {summary.missing_points.length > 0 && (
        <Section title={words.missingMost}>
          <ul className={classes.missing}>
            {summary.missing_points.map((point) => (
              <li key={`${point.question_id} ${point.says}`}>
                <MarkdownLine source={point.says} />
                <span className={classes.note}>{words.times(point.times, point.answers)}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

interface CandidatesProps {
  readonly candidates: readonly CandidateLine[];
  readonly titleOf: (topic: string) => string;
}

function Candidates({ candidates, titleOf }: CandidatesProps) {
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{words.columnsOf.candidate}</th>
          <th scope="col">{words.mean}</th>
          <th scope="col">{words.weakTopics}</th>
        </tr>
      </thead>
      <tbody>
        {candidates.map((one) => (
          <tr key={one.candidate}>
            <th scope="row">{one.candidate}</th>
            <td>{scoreWords(one.mean)}</td>
            <td>{one.weak_topics.map(titleOf).join(", ") || words.noneWeak}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
