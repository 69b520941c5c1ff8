/** What a new answer to the same question changed. */
import { text } from "../../text/en";
import { MarkdownLine } from "../../ui/markdown-view";
import { scoreWords } from "../../ui/verdicts";
import classes from "./difference.module.css";
import { differenceOf } from "./points";
import type { TurnView } from "./turn-view";

const words = text.dialogue;

export function Difference({ turn }: { turn: TurnView }) {
  const before = turn.earlier.at(-1);
  const difference = differenceOf(before, turn);
  if (before === undefined) return null;
  return (
    <section className={classes.difference} aria-label={words.earlier(turn.earlier.length)}>
      {difference && (
        <>
          <p className={classes.numbers}>
            {words.difference(scoreWords(difference.before), scoreWords(difference.after))}
          </p>
          <Says label={words.nowSaid} says={difference.gained} />
          <Says label={words.noLonger} says={difference.lost} />
          {difference.gained.length + difference.lost.length === 0 && <p>{words.sameSaid}</p>}
        </>
      )}
      <details>
        <summary>{words.earlier(turn.earlier.length)}</summary>
        {turn.earlier.map((round) => (
          <blockquote key={round.attempt} className={classes.words}>
            {round.answer}
          </blockquote>
        ))}
      </details>
    </section>
  );
}

function Says({ label, says }: { label: string; says: readonly string[] }) {
  if (says.length === 0) return null;
  return (
    <div>
      <span className={classes.label}>{label}</span>
      <ul>
        {says.map((one) => (
          <li key={one}>
            <MarkdownLine source={one} />
          </li>
        ))}
      </ul>
    </div>
  );
}
