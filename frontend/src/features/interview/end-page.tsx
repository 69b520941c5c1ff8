/** The end: what the interview showed, what cost most, and where to go from here. */
import { Anchor, Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import type { Gap, Report, Summary } from "../../protocol/coach-v1";
import { transcriptQuery } from "../../protocol/http";
import { exportAddress, type Format } from "../../protocol/http-record";
import { text } from "../../text/en";
import { FindingList } from "../../ui/finding-list";
import { MarkdownLine } from "../../ui/markdown-view";
import { MasteryBars } from "../../ui/mastery-bars";
import { Page, Section } from "../../ui/page";
import { ReportView } from "../../ui/report-view";
import { Score } from "../../ui/score-line";
import { marksOf } from "../../ui/spans";
import { useTopicTitle } from "../../ui/use-topics";
import { type Finding, findingsOf, SIGN, scoreWords } from "../../ui/verdicts";
import { ComesBack } from "./comes-back";
import { deedsOf } from "./deeds";
import classes from "./end-page.module.css";
import { reported } from "./end-report";
import { ProblemNotice } from "./problem-notice";
import { RoundView } from "./round-view";
import { useSessionParts } from "./session-context";
import { TalkView } from "./talk-view";
import type { TurnView } from "./turn-view";
import { MIXED, useBegin } from "./use-begin";
import type { InterviewView } from "./view";

const words = text.end;

export function EndPage({ view, summary }: { view: InterviewView; summary: Summary }) {
  const titleOf = useTopicTitle();
  const { reports } = view;
  const counted = summary.answered + summary.skipped > 0;
  const turns = reports.flatMap((report) => {
    const turn = view.turns.find((one) => one.turn === report.turn);
    return turn ? [reported(turn, report)] : [];
  });
  return (
    <Page title={words.title}>
      {view.timedOut && <p>{text.clock.overWhat}</p>}
      {counted ? <Total interview={view.id} summary={summary} /> : <p>{words.nothing}</p>}
      <ProblemNotice />
      <Ways reports={reports} />
      <SureButWrong turns={turns.filter((turn) => summary.sure_but_wrong.includes(turn.turn))} />
      {summary.topics.length > 0 && (
        <Section title={words.byTopic}>
          <MasteryBars topics={summary.topics} titleOf={titleOf} />
        </Section>
      )}
      {counted && (
        <Section title={words.gaps}>
          <Dearest gaps={summary.gaps} titleOf={titleOf} />
        </Section>
      )}
      <Wrong reports={reports} />
      <ComesBack />
      {reports.length > 0 && (
        <Section title={words.turns}>
          {reports.map((report) => {
            const turn = turns.find((one) => one.turn === report.turn);
            return (
              <ReportView key={report.turn} report={report} topic={titleOf(report.topic)}>
                {turn?.answer ? <Said turn={turn} answer={turn.answer} /> : null}
              </ReportView>
            );
          })}
          <Exports interview={view.id} />
        </Section>
      )}
    </Page>
  );
}

function Total({ interview, summary }: { interview: string; summary: Summary }) {
  // Disputes after the end change what counts: the record knows.
  const now = useQuery(transcriptQuery(interview)).data;
  return (
    <p className={classes.total}>
      <Score score={now?.score ?? summary.score} band={now?.band ?? summary.band} />
      <span className={classes.rests}>
        {words.rests(summary.answered, summary.skipped, summary.ungradable)}
      </span>
    </p>
  );
}

function Ways({ reports }: { reports: readonly Report[] }) {
  const { begin, beginning } = useBegin();
  const asked = reports.map((report) => report.question_id);
  return (
    <div className={classes.ways}>
      {asked.length > 0 && (
        <Button onClick={() => begin({ ...MIXED, questions: asked })} loading={beginning}>
          {words.again}
        </Button>
      )}
      <Button component={Link} href="/" variant={asked.length > 0 ? "default" : "filled"}>
        {words.new}
      </Button>
      <Anchor component={Link} href="/progress">
        {text.places.progress}
      </Anchor>
    </div>
  );
}

function SureButWrong({ turns }: { turns: readonly TurnView[] }) {
  if (turns.length === 0) return null;
  return (
    <Section title={words.sure}>
      <ul className={classes.sure}>
        {turns.map((turn) => (
          <li key={turn.turn}>
            <MarkdownLine source={turn.prompt} />
            <span className={classes.note}>{words.sureNote(turn.turn, scoreWords(turn.credit ?? 0))}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** An answer as it stands by now, and what was said after it. */
function Said({ turn, answer }: { turn: TurnView; answer: string }) {
  const { session } = useSessionParts();
  return (
    <>
      <RoundView
        turn={turn}
        answer={answer}
        status={text.interview.saved}
        veil={false}
        deeds={deedsOf(session, turn.turn)}
      />
      <TalkView turn={turn} sending={null} />
    </>
  );
}

/** Gaps that are told at once; the others on request. */
const TOLD = 2;

function Dearest({ gaps, titleOf }: { gaps: readonly Gap[]; titleOf: (topic: string) => string }) {
  const others = gaps.slice(TOLD);
  if (gaps.length === 0) return <p>{words.noGaps}</p>;
  return (
    <>
      <Gaps gaps={gaps.slice(0, TOLD)} titleOf={titleOf} />
      {others.length > 0 && (
        <details>
          <summary className={classes.more}>{words.moreGaps(others.length)}</summary>
          <Gaps gaps={others} titleOf={titleOf} />
        </details>
      )}
    </>
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
              {words.costLong(Math.round(gap.cost), gap.turn)}
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
    <Section title={words.wrong}>
      <FindingList findings={wrong} lit={null} onLight={() => undefined} />
    </Section>
  );
}

function Exports({ interview }: { interview: string }) {
  return (
    <p className={classes.export}>
      <span>{text.history.exports}</span>
      {(Object.entries(text.history.formats) as [Format, string][]).map(([format, name]) => (
        <Anchor key={format} href={exportAddress(interview, format)} download>
          {name}
        </Anchor>
      ))}
    </p>
  );
}
