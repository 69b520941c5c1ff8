/** One interview, word for word. */
import { Anchor } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { Link, useSearchParams } from "wouter";
import { transcriptQuery } from "../../protocol/http";
import { exportAddress, type Format } from "../../protocol/http-record";
import type { Report, TranscriptShape } from "../../protocol/http-v1";
import { text } from "../../text/en";
import { clockWords, dayWords } from "../../ui/days";
import { Loaded } from "../../ui/loaded";
import { Page, Section } from "../../ui/page";
import { ReportBody, ReportView } from "../../ui/report-view";
import { Score } from "../../ui/score-line";
import { useTopicTitle } from "../../ui/use-topics";
import classes from "./transcript-page.module.css";
import { TurnTalk } from "./turn-talk";

const words = text.history;

export function TranscriptPage({ id }: { id: string }) {
  const transcript = useQuery(transcriptQuery(id));
  const when = transcript.data && startedWords(transcript.data);
  return (
    <Page title={when === undefined ? words.title : words.transcript(when)}>
      <p className={classes.back}>
        <Anchor component={Link} href="/history">
          {words.back}
        </Anchor>
      </p>
      <Loaded query={transcript}>{(read) => <Transcript transcript={read} />}</Loaded>
    </Page>
  );
}

function startedWords({ started_at }: TranscriptShape): string {
  return `${dayWords(started_at, new Date())}, ${clockWords(started_at)}`;
}

function Transcript({ transcript }: { transcript: TranscriptShape }) {
  return (
    <>
      <p className={classes.head}>
        {transcript.score !== null && transcript.band !== null && (
          <Score score={transcript.score} band={transcript.band} />
        )}
        <span className={classes.note}>{words.answered(transcript.answered, transcript.length)}</span>
        {!transcript.ended && (
          <Anchor component={Link} href={`/interview/${transcript.interview}`}>
            {words.goOn}
          </Anchor>
        )}
      </p>
      {!transcript.ended && transcript.mode === "exam" && <p className={classes.note}>{words.silent}</p>}
      {transcript.turns.length === 0 ? <p>{words.noTurns}</p> : <Turns transcript={transcript} />}
    </>
  );
}

function Turns({ transcript }: { transcript: TranscriptShape }) {
  const titleOf = useTopicTitle();
  const [params] = useSearchParams();
  const wanted = Number(params.get("turn"));
  return (
    <>
      {transcript.turns.map((report) => (
        <Sought key={report.turn} wanted={report.turn === wanted}>
          <ReportView
            report={report}
            topic={aboutWords(report, titleOf(report.topic))}
            startsOpen={report.turn === wanted}
          >
            <ReportBody report={report} />
            <TurnTalk report={report} />
          </ReportView>
        </Sought>
      ))}
      <Exports interview={transcript.interview} />
    </>
  );
}

function aboutWords({ confidence }: Report, topic: string): string {
  return confidence === null ? topic : `${topic} · ${text.sure.said[confidence]}`;
}

/** The turn that the address names comes into sight. */
function Sought({ wanted, children }: { wanted: boolean; children: React.ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (wanted) place.current?.scrollIntoView();
  }, [wanted]);
  return <div ref={place}>{children}</div>;
}

function Exports({ interview }: { interview: string }) {
  return (
    <Section title={words.exports}>
      <ul className={classes.exports}>
        {Object.entries(words.formats).map(([format, name]) => (
          <li key={format}>
            <a href={exportAddress(interview, format as Format)} download>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}
