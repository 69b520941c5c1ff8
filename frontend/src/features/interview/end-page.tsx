/** The end: what the interview showed, what cost most, and where to go from here. */
import { Anchor, Button } from "@mantine/core";
import { Link } from "wouter";
import type { Gap, Report, Summary } from "../../protocol/coach-v1";
import { text } from "../../text/en";
import { download } from "../../ui/download";
import { FindingList } from "../../ui/finding-list";
import { MarkdownLine } from "../../ui/markdown-view";
import { MasteryBars } from "../../ui/mastery-bars";
import { Page, Section } from "../../ui/page";
import { ReportView } from "../../ui/report-view";
import { Score } from "../../ui/score-line";
import { marksOf } from "../../ui/spans";
import { transcriptMarkdown } from "../../ui/transcript";
import { useTopicTitle } from "../../ui/use-topics";
import { type Finding, findingsOf, SIGN } from "../../ui/verdicts";
import classes from "./end-page.module.css";
import { ProblemNotice } from "./problem-notice";
import { MIXED, useBegin } from "./use-begin";

interface EndPageProps {
  readonly interview: string;
  readonly summary: Summary;
  readonly reports: readonly Report[];
}

export function EndPage({ interview, summary, reports }: EndPageProps) {
  const titleOf = useTopicTitle();
  const words = text.end;
  const counted = summary.answered + summary.skipped > 0;
  return (
    <Page title={words.title}>
      {counted ? (
        <p className={classes.total}>
          <Score score={summary.score} band={summary.band} />
          <span className={classes.rests}>
            {words.rests(summary.answered, summary.skipped, summary.ungradable)}
          </span>
        </p>
      ) : (
        <p>{words.nothing}</p>
      )}
      <ProblemNotice />
      <Ways reports={reports} />
      {summary.topics.length > 0 && (
        <Section title={words.byTopic}>
          <MasteryBars topics={summary.topics} titleOf={titleOf} />
        </Section>
      )}
      {counted && (
        <Section title={words.gaps}>
          {summary.gaps.length === 0 ? <p>{words.noGaps}</p> : <Gaps gaps={summary.gaps} titleOf={titleOf} />}
        </Section>
      )}
      <Wrong reports={reports} />
      {reports.length > 0 && (
        <Section title={words.turns}>
          {reports.map((report) => (
            <ReportView key={report.turn} report={report} topic={titleOf(report.topic)} />
          ))}
          <p className={classes.export}>
            <Button
              variant="subtle"
              onClick={() =>
                download(`${interview}.md`, "text/markdown", transcriptMarkdown(reports, titleOf))
              }
            >
              {words.download}
            </Button>
          </p>
        </Section>
      )}
    </Page>
  );
}

function Ways({ reports }: { reports: readonly Report[] }) {
  const { begin, beginning } = useBegin();
  const asked = reports.map((report) => report.question_id);
  return (
    <div className={classes.ways}>
      {asked.length > 0 && (
        <Button onClick={() => begin({ ...MIXED, questions: asked })} loading={beginning}>
          {text.end.again}
        </Button>
      )}
      <Button component={Link} href="/" variant={asked.length > 0 ? "default" : "filled"}>
        {text.end.new}
      </Button>
      <Anchor component={Link} href="/progress">
        {text.places.progress}
      </Anchor>
    </div>
  );
}

function Gaps({ gaps, titleOf }: { gaps: readonly Gap[]; titleOf: (topic: string) => string }) {
  return (
    <ol className={classes.gaps}>
      {gaps.map((gap) => (
        <li key={`${gap.turn} ${gap.key_point}`} data-tone={gap.verdict}>
          <span className={classes.sign} aria-hidden="true">
            {SIGN[gap.verdict]}
          </span>
          <span>
            <MarkdownLine source={gap.says} />
            <span className={classes.note}>
              {titleOf(gap.topic)} · {text.verdicts[gap.verdict]} ·{" "}
              {text.end.costLong(Math.round(gap.cost), gap.turn)}
            </span>
          </span>
        </li>
      ))}
    </ol>
  );
}

function Wrong({ reports }: { reports: readonly Report[] }) {
  const wrong: readonly Finding[] = reports.flatMap(({ grade, turn }) =>
    grade === null
      ? []
      : findingsOf(grade, marksOf(grade))
          .filter((finding) => finding.tone === "contradicted")
          .map((finding) => ({ ...finding, owner: `${turn} ${finding.owner}` })),
  );
  if (wrong.length === 0) return null;
  return (
    <Section title={text.end.wrong}>
      <FindingList findings={wrong} lit={null} onLight={() => undefined} />
    </Section>
  );
}
