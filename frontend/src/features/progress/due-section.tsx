/** What comes back when: the next days as a picture, and what is due by name. */
import { Link } from "wouter";
import type { DueQuestion, DueShape } from "../../protocol/http-v1";
import { text } from "../../text/en";
import { MarkdownLine } from "../../ui/markdown-view";
import { Section } from "../../ui/page";
import { useTopicTitle } from "../../ui/use-topics";
import { DueChart, Picture } from "./charts";
import { MoreList } from "./more-list";
import classes from "./progress-page.module.css";

/** Questions that are named at once. */
const NAMED = 5;

export function DueSection({ due: { now, days, questions }, cap }: { due: DueShape; cap: number }) {
  const words = text.progress;
  return (
    <Section title={words.due}>
      <p>
        {now === 0 ? words.dueNothing : words.dueNow(now)} {words.dueCap(cap)}
      </p>
      <Picture kind="due">
        <DueChart days={days} cap={cap} />
      </Picture>
      <MoreList first={NAMED} items={questions} keyOf={({ question_id }) => question_id}>
        {(question) => <DueLine question={question} />}
      </MoreList>
    </Section>
  );
}

function DueLine({ question }: { question: DueQuestion }) {
  const titleOf = useTopicTitle();
  const words = text.progress;
  return (
    <>
      <span>
        <Link href={`/questions/${question.question_id}`}>
          <MarkdownLine source={question.prompt} />
        </Link>
        <span className={classes.under}>
          {titleOf(question.topic)} · {words.retention(Math.round(100 * question.retention))}
        </span>
      </span>
      <span className={classes.aside}>{words.overdue(question.overdue_days)}</span>
    </>
  );
}
