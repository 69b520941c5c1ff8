/** One's own questions: added from a file, listed, removed. */
import { Anchor, Button, Progress } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Link } from "wouter";
import { questionsQuery, Refused } from "../../protocol/http";
import type { AddedBankShape } from "../../protocol/http-v1";
import { text } from "../../text/en";
import { FileDrop } from "../../ui/file-drop";
import { Notice, wordsOf } from "../../ui/notice";
import { Page, Section } from "../../ui/page";
import { BankList } from "./bank-list";
import classes from "./banks-page.module.css";
import { findingsOf } from "./findings";
import { useAdding } from "./use-adding";

const ACCEPTED = ".md,.markdown,.txt,.text,.csv,.tsv,.json,.yaml,.yml,.zip";
/** Questions of a first interview on a new bank. */
const SOME = 5;
const words = text.banks;

/** Draws the way to practise some questions. */
type Practise = (questions: readonly string[], label: string) => ReactNode;

export function BanksPage({ practise }: { practise: Practise }) {
  const adding = useAdding();
  const file = adding.variables?.file;
  return (
    <Page title={words.title}>
      <p>{words.what}</p>
      {adding.isPending && file ? (
        <div className={classes.reading}>
          <p role="status">{words.reading(file.name)}</p>
          <Progress value={100} animated aria-label={words.reading(file.name)} />
        </div>
      ) : (
        <FileDrop accept={ACCEPTED} onFile={(chosen) => adding.mutate({ file: chosen, replace: false })} />
      )}
      {adding.isError && (
        <NotTaken error={adding.error} onReplace={() => file && adding.mutate({ file, replace: true })} />
      )}
      {adding.isSuccess && <Added bank={adding.data} practise={practise} />}
      <BankList />
      <Section title={words.kinds}>
        <ul className={classes.kinds}>
          <li>{words.kindsNotes}</li>
          <li>{words.kindsTables}</li>
          <li>{words.kindsBanks}</li>
        </ul>
        <p>{words.limits}</p>
      </Section>
    </Page>
  );
}

function NotTaken({ error, onReplace }: { error: Error; onReplace: () => void }) {
  const [head, findings] = findingsOf(wordsOf(error));
  return (
    <Notice tone="contradicted">
      <p>{head}</p>
      <Lines lines={findings} />
      {error instanceof Refused && error.code === "bank_exists" && (
        <Button variant="default" size="compact-md" onClick={onReplace}>
          {words.replace}
        </Button>
      )}
    </Notice>
  );
}

function Added({ bank, practise }: { bank: AddedBankShape; practise: Practise }) {
  const topics = bank.topics.map(({ id, title, questions }) => ({
    id,
    title,
    count: Object.values(questions).reduce((sum, n) => sum + n, 0),
  }));
  const all = topics.reduce((sum, topic) => sum + topic.count, 0);
  return (
    <Notice tone="covered">
      <p role="status">{words.added(bank.title, all)}</p>
      {topics.length > 1 && <Lines lines={topics.map(({ title, count }) => words.perTopic(title, count))} />}
      {bank.warnings.length > 0 && (
        <>
          <p>{words.warnings}:</p>
          <Lines lines={bank.warnings} />
        </>
      )}
      <div className={classes.ways}>
        <PractiseSome bank={bank.name} practise={practise} />
        <Anchor component={Link} href={`/questions?bank=${bank.name}`}>
          {words.look}
        </Anchor>
      </div>
    </Notice>
  );
}

function PractiseSome({ bank, practise }: { bank: string; practise: Practise }) {
  const questions = useQuery(questionsQuery({ bank })).data?.questions ?? [];
  const some = questions.slice(0, SOME).map((question) => question.id);
  return some.length > 0 && practise(some, words.practise(some.length));
}

function Lines({ lines }: { lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <ul className={classes.lines}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
