/** A file of answers in, results and a summary out. */
import { Button, Progress } from "@mantine/core";
import { text } from "../../text/en";
import { download } from "../../ui/download";
import { FileDrop } from "../../ui/file-drop";
import { Notice, wordsOf } from "../../ui/notice";
import { Page, Section } from "../../ui/page";
import { EXAMPLE } from "./example";
import { FileSummaryView } from "./file-summary-view";
import classes from "./grade-page.module.css";
import { ResultsTable } from "./results-table";
import type { Run } from "./run";
import { type Grading, useGrading } from "./use-grading";

const words = text.grading;

export function GradePage() {
  const grading = useGrading();
  const { run } = grading;
  return (
    <Page title={words.title}>
      {grading.error && <Notice tone="contradicted">{wordsOf(grading.error)}</Notice>}
      {run === null ? <Choose onFile={grading.grade} /> : <Course grading={grading} run={run} />}
      {run?.summary && <FileSummaryView summary={run.summary} />}
      {run && run.results.length > 0 && <ResultsTable results={run.results} />}
    </Page>
  );
}

function Choose({ onFile }: { onFile: (file: File) => void }) {
  return (
    <>
      <p>{words.what}</p>
      <FileDrop accept=".jsonl,.csv" onFile={onFile} />
      <Section title={words.columns}>
        <p>{words.columnsWhat}</p>
        <pre className={classes.example}>{EXAMPLE}</pre>
        <Button
          variant="subtle"
          className={classes.flush ?? ""}
          onClick={() => download("answers.jsonl", "application/x-ndjson", EXAMPLE)}
        >
          {words.example}
        </Button>
      </Section>
    </>
  );
}

function Course({ grading, run }: { grading: Grading; run: Run }) {
  const done = run.results.length;
  const share = run.rows === 0 ? 0 : (100 * done) / run.rows;
  const running = run.stage === "sending" || run.stage === "grading";
  return (
    <section className={classes.course} aria-label={run.name}>
      <p className={classes.stage} role="status">
        {courseWords(run)}
      </p>
      {running && (
        <>
          <Progress value={share} aria-label={words.reading(run.name)} />
          <p className={classes.note}>{words.progress(done, run.rows)}</p>
          <Button variant="default" onClick={grading.stop}>
            {words.cancel}
          </Button>
        </>
      )}
      {!running && (
        <div className={classes.ways}>
          <Button onClick={() => download("results.jsonl", "application/x-ndjson", asLines(run.results))}>
            {words.downloadResults}
          </Button>
          {run.summary && (
            <Button
              variant="default"
              onClick={() =>
                download("summary.json", "application/json", JSON.stringify(run.summary, null, 2))
              }
            >
              {words.downloadSummary}
            </Button>
          )}
          <Button variant="subtle" onClick={grading.clear}>
            {words.another}
          </Button>
        </div>
      )}
    </section>
  );
}

function courseWords(run: Run): string {
  if (run.stage === "done") return words.done(run.results.length, run.failed);
  return run.stage === "stopped" ? words.stopped : words.reading(run.name);
}

function asLines(rows: readonly unknown[]): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join("");
}
