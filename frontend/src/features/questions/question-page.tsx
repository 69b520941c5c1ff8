/** One question: to practise it, to see how one did, and what a strong answer says. */
import { Anchor } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Link } from "wouter";
import { questionQuery } from "../../protocol/http";
import type { PastAnswerShape, WholeQuestionShape } from "../../protocol/http-v1";
import { text } from "../../text/en";
import { clockWords, dayWords } from "../../ui/days";
import { MarkdownLine, MarkdownView } from "../../ui/markdown-view";
import { Failed, Waiting } from "../../ui/notice";
import { Page, Section } from "../../ui/page";
import { Reference } from "../../ui/reference";
import { Score } from "../../ui/score-line";
import { useTopicTitle } from "../../ui/use-topics";
import { Voice } from "../../ui/voice";
import classes from "./question-page.module.css";
import { recordWords } from "./record";

const words = text.question;

interface QuestionPageProps {
  readonly id: string;
  /** The way to practise it. */
  readonly practise: ReactNode;
}

export function QuestionPage({ id, practise }: QuestionPageProps) {
  const question = useQuery(questionQuery(id));
  return (
    <Page title={words.title} quietTitle>
      <p className={classes.back}>
        <Anchor component={Link} href="/questions">
          {words.all}
        </Anchor>
      </p>
      {question.isPending && <Waiting />}
      {question.isError && <Failed error={question.error} onRetry={() => void question.refetch()} />}
      {question.isSuccess && <Whole question={question.data} practise={practise} />}
    </Page>
  );
}

function Whole({ question, practise }: { question: WholeQuestionShape; practise: ReactNode }) {
  return (
    <>
      <Head question={question} />
      <div className={classes.ways}>{practise}</div>
      <Reference source={question.reference}>
        <ul className={classes.points} aria-label={words.points}>
          {question.key_points.map((point) => (
            <li key={point.says}>
              <MarkdownLine source={point.says} />
              <span className={classes.note}>{words.weight[point.weight]}</span>
            </li>
          ))}
        </ul>
      </Reference>
      <Section title={words.answers}>
        {question.past_answers.length === 0 ? (
          <p>{words.noAnswers}</p>
        ) : (
          <Answers answers={question.past_answers} />
        )}
      </Section>
      {question.related.length > 0 && (
        <Section title={words.related}>
          <ul className={classes.list}>
            {question.related.map((one) => (
              <li key={one.id}>
                <Link className={classes.related ?? ""} href={`/questions/${one.id}`}>
                  <MarkdownLine source={one.prompt} />
                </Link>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

function Head({ question }: { question: WholeQuestionShape }) {
  const titleOf = useTopicTitle();
  return (
    <>
      <p className={classes.about}>
        <Anchor component={Link} href={`/questions?topic=${question.topic}`}>
          {titleOf(question.topic)}
        </Anchor>
        <span>{text.levels[question.level]}</span>
        <span>{recordWords(question.record)}</span>
      </p>
      <Voice who="coach">
        <div className={classes.prompt}>
          <MarkdownView source={question.prompt} />
        </div>
      </Voice>
      {question.tags.length > 0 && (
        <ul className={classes.tags} aria-label={words.tags}>
          {question.tags.map((tag) => (
            <li key={tag}>
              <Anchor component={Link} href={`/questions?tag=${tag}`}>
                {tag}
              </Anchor>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Answers({ answers }: { answers: readonly PastAnswerShape[] }) {
  return (
    <ul className={classes.list}>
      {answers.map((answer) => (
        <li key={`${answer.interview} ${answer.turn}`}>
          <Link className={classes.answer ?? ""} href={`/history/${answer.interview}`}>
            <span>
              {dayWords(answer.at, new Date())}, {clockWords(answer.at)}
            </span>
            {answer.score !== null && answer.band !== null ? (
              <Score score={answer.score} band={answer.band} />
            ) : (
              <span className={classes.note}>{words.noGrade}</span>
            )}
          </Link>
        </li>
      ))}
    </ul>
  );
}
