/** Topics or tags as bars, weakest first; each opens to what is left out and what is believed and not so. */
import { VisuallyHidden } from "@mantine/core";
import { useId, useState } from "react";
import { Link } from "wouter";
import type { MisconceptionHeld, MissingPoint } from "../../protocol/http-v1";
import { text } from "../../text/en";
import { MarkdownLine } from "../../ui/markdown-view";
import { MasteryBar, MasteryTable } from "../../ui/mastery-bars";
import { SIGN } from "../../ui/verdicts";
import classes from "./topic-bars.module.css";

export interface Held {
  /** Id of the topic or tag. */
  readonly topic: string;
  readonly title: string;
  readonly answers: number;
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
  readonly weak: boolean;
  /** Probability that what was practised could be recalled today. */
  readonly retention: number;
  readonly missing: readonly MissingPoint[];
  readonly misconceptions: readonly MisconceptionHeld[];
}

export function TopicBars({ held }: { held: readonly Held[] }) {
  const titles = new Map(held.map(({ topic, title }) => [topic, title]));
  return (
    <>
      <ul className={classes.bars}>
        {held.map((one) => (
          <TopicRow key={one.topic} held={one} />
        ))}
      </ul>
      <VisuallyHidden>
        <MasteryTable topics={[...held]} titleOf={(topic) => titles.get(topic) ?? topic} />
      </VisuallyHidden>
    </>
  );
}

function TopicRow({ held }: { held: Held }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <li>
      <button
        type="button"
        className={classes.row}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <span className={classes.title}>
          {held.title}
          {held.weak && <span className={classes.weak}>{text.mastery.weak}</span>}
        </span>
        <span className={classes.bar} aria-hidden="true">
          <MasteryBar topic={held} />
        </span>
        <span className={classes.note}>{noteOf(held)}</span>
        <span className={classes.fold} aria-hidden="true" />
      </button>
      <div id={id} hidden={!open} className={classes.details}>
        {open && <Details held={held} />}
      </div>
    </li>
  );
}

function noteOf({ answers, retention }: Held): string {
  return `${text.mastery.restsOn(answers)} · ${text.progress.retention(Math.round(100 * retention))}`;
}

function Details({ held: { missing, misconceptions } }: { held: Held }) {
  const words = text.progress;
  if (missing.length + misconceptions.length === 0) return <p>{words.nothingMissing}</p>;
  return (
    <>
      {missing.length > 0 && (
        <>
          <h3 className={classes.head}>{words.missing}</h3>
          <ul className={classes.findings}>
            {missing.map((point) => (
              <li key={`${point.question_id} ${point.key_point}`} data-tone="missing">
                <Sign tone="missing" />
                <span>
                  <Link href={`/questions/${point.question_id}`}>
                    <MarkdownLine source={point.says} />
                  </Link>
                  <Times times={point.times} />
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {misconceptions.length > 0 && (
        <>
          <h3 className={classes.head}>{words.misconceptions}</h3>
          <ul className={classes.findings}>
            {misconceptions.map((belief) => (
              <li key={belief.says} data-tone="contradicted">
                <Sign tone="contradicted" />
                <span>
                  <MarkdownLine source={belief.says} />
                  <Times times={belief.times} />
                  <span className={classes.because}>
                    <MarkdownLine source={belief.because} />
                  </span>
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Sign({ tone }: { tone: "missing" | "contradicted" }) {
  return (
    <span className={classes.sign} aria-hidden="true">
      {SIGN[tone]}
    </span>
  );
}

function Times({ times }: { times: number }) {
  return <span className={classes.times}> {text.progress.times(times)}</span>;
}
