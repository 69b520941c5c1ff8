/** Every question: to browse, to search by word and meaning, with one's own record on each. */
import { Anchor, Button } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "wouter";
import { questionsQuery, type Sought } from "../../protocol/http";
import type { QuestionShape } from "../../protocol/http-v1";
import { text } from "../../text/en";
import { MarkdownLine } from "../../ui/markdown-view";
import { Failed, Waiting } from "../../ui/notice";
import { Page } from "../../ui/page";
import { useSought } from "../../ui/use-sought";
import { useTopicTitle } from "../../ui/use-topics";
import { Filters } from "./filters";
import classes from "./questions-page.module.css";
import { recordWords } from "./record";

/** Questions that are drawn at once. */
const SHOWN = 40;
/** Milliseconds between two looks whether the search goes by meaning now, and how many there are. */
const PAUSE = 3_000;
const LOOKS = 60;
const NOTHING: Sought = { q: "", topic: "", level: "", tag: "", bank: "" };
const words = text.questions;

export function QuestionsPage() {
  const seeking = useSought(NOTHING);
  const { sought } = seeking;
  const found = useQuery({
    ...questionsQuery(sought),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => state.data?.meaning === false && state.dataUpdateCount < LOOKS && PAUSE,
  });
  const questions = found.data?.questions ?? [];
  return (
    <Page title={words.title}>
      <p className={classes.own}>
        <Anchor component={Link} href="/banks">
          {words.own}
        </Anchor>
      </p>
      <Filters seeking={seeking} meaning={found.data?.meaning ?? true} />
      {found.isPending && <Waiting />}
      {found.isError && <Failed error={found.error} onRetry={() => void found.refetch()} />}
      {found.isSuccess && (
        <>
          <p className={classes.count} role="status">
            {questions.length === 0
              ? words.none
              : (sought.q === "" ? words.found : words.bestFirst)(questions.length)}
          </p>
          {questions.length === 0 ? (
            <Button variant="default" onClick={seeking.clear}>
              {words.clear}
            </Button>
          ) : (
            <List key={JSON.stringify(sought)} questions={questions} />
          )}
        </>
      )}
    </Page>
  );
}

function List({ questions }: { questions: readonly QuestionShape[] }) {
  const titleOf = useTopicTitle();
  const [shown, setShown] = useState(SHOWN);
  const left = questions.length - shown;
  return (
    <>
      <ul className={classes.list}>
        {questions.slice(0, shown).map((question) => (
          <li key={question.id}>
            <Link className={classes.line ?? ""} href={`/questions/${question.id}`}>
              <span className={classes.prompt}>
                <MarkdownLine source={question.prompt} />
              </span>
              <span className={classes.note}>
                {titleOf(question.topic)} · {text.levels[question.level]}
              </span>
              <span className={classes.record} data-never={question.record.answers === 0}>
                {recordWords(question.record)}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {left > 0 && (
        <p>
          <Button variant="default" onClick={() => setShown(shown + SHOWN)}>
            {words.showMore(Math.min(left, SHOWN))}
          </Button>
        </p>
      )}
    </>
  );
}
