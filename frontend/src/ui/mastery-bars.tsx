/** Topics as bars that show how unsure they are, and the same as a table for whoever reads rather than looks. */
import { VisuallyHidden } from "@mantine/core";
import type { Mastery } from "../protocol/coach-v1";
import { text } from "../text/en";
import classes from "./mastery-bars.module.css";

interface MasteryBarsProps {
  readonly topics: readonly Mastery[];
  readonly titleOf: (topic: string) => string;
}

export function MasteryBars({ topics, titleOf }: MasteryBarsProps) {
  return (
    <>
      <div className={classes.bars} aria-hidden="true">
        {topics.map((topic) => (
          <div key={topic.topic} className={classes.row}>
            <span className={classes.topic}>
              {titleOf(topic.topic)}
              {topic.weak && <span className={classes.weak}>{text.mastery.weak}</span>}
            </span>
            <MasteryBar topic={topic} />
            <span className={classes.note}>{text.mastery.restsOn(topic.answers)}</span>
          </div>
        ))}
      </div>
      <VisuallyHidden>
        <MasteryTable topics={topics} titleOf={titleOf} />
      </VisuallyHidden>
    </>
  );
}

/** What is known of one topic, for the eye: the level, and the band in which it may lie. */
export function MasteryBar({ topic }: { topic: Omit<Mastery, "topic"> }) {
  return (
    <span className={classes.track} data-weak={topic.weak}>
      <span className={classes.band} style={{ left: `${topic.low}%`, right: `${100 - topic.high}%` }} />
      <span className={classes.estimate} style={{ left: `${topic.estimate}%` }} />
      <span className={classes.number}>{Math.round(topic.estimate)}</span>
    </span>
  );
}

/** The same for the ear. */
export function MasteryTable({ topics, titleOf }: MasteryBarsProps) {
  const words = text.mastery;
  return (
    <table>
      <caption>{words.caption}</caption>
      <thead>
        <tr>
          {[words.topic, words.estimate, words.range, words.answers].map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {topics.map((topic) => (
          <tr key={topic.topic}>
            <th scope="row">
              {topic.weak ? `${titleOf(topic.topic)} (${words.weak})` : titleOf(topic.topic)}
            </th>
            <td>{Math.round(topic.estimate)}</td>
            <td>{words.between(topic.low, topic.high)}</td>
            <td>{topic.answers}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
