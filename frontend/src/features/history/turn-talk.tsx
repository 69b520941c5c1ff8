/** What was said about a question after its first answer, in order, and what of it counted. */
import type { Report } from "../../protocol/http-v1";
import { text } from "../../text/en";
import { MarkdownLine } from "../../ui/markdown-view";
import classes from "./turn-talk.module.css";

const words = text.history;

type Line = Report["talk"][number];

export function TurnTalk({ report }: { report: Report }) {
  return (
    <>
      {report.talk.length > 1 && (
        <section className={classes.talk} aria-label={words.talk}>
          <h3 className={classes.title}>{words.talk}</h3>
          <ol className={classes.lines}>
            {report.talk.map((line, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: what was said stays in its place
              <li key={index} className={classes.line} data-by={line.by} data-replaced={line.replaced}>
                <span className={classes.who}>{whoWords(line)}</span>
                {line.by === "coach" ? (
                  <span className={classes.words}>
                    <MarkdownLine source={line.text} />
                  </span>
                ) : (
                  <span className={classes.words}>{line.text}</span>
                )}
              </li>
            ))}
          </ol>
        </section>
      )}
      <Counted report={report} />
    </>
  );
}

function whoWords({ by, step, key_point, replaced }: Line): string {
  if (by === "coach") {
    return [text.interview.coach, step && text.dialogue.steps[step]].filter(Boolean).join(" · ");
  }
  const what = step === null && key_point === null ? words.answer : words.reply;
  return [text.interview.you, what, replaced && words.replaced].filter(Boolean).join(" · ");
}

/** Points that count otherwise than the first answer alone would let them. */
function Counted({ report: { points, grade } }: { report: Report }) {
  const later = points.filter(({ how }) => how !== "answer");
  if (later.length === 0) return null;
  const saysOf = new Map(grade?.verdicts.map(({ key_point, says }) => [key_point, says]));
  return (
    <section className={classes.talk} aria-label={words.counted}>
      <h3 className={classes.title}>{words.counted}</h3>
      <ul className={classes.lines}>
        {later.map(({ key_point, how, credit }) => (
          <li key={key_point} className={classes.line}>
            <span className={classes.words}>
              <MarkdownLine source={saysOf.get(key_point) ?? key_point} />
            </span>
            <span className={classes.who}>
              {text.points.how[how]} · {text.points.counts(credit)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
