/** One interview, word for word. */
import { Anchor, Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import { transcriptQuery } from "../../protocol/http";
import type { TranscriptShape } from "../../protocol/http-v1";
import { text } from "../../text/en";
import { clockWords, dayWords } from "../../ui/days";
import { download } from "../../ui/download";
import { Failed, Waiting } from "../../ui/notice";
import { Page } from "../../ui/page";
import { ReportView } from "../../ui/report-view";
import { Score } from "../../ui/score-line";
import { transcriptMarkdown } from "../../ui/transcript";
import { useTopicTitle } from "../../ui/use-topics";
import classes from "./transcript-page.module.css";

export function TranscriptPage({ id }: { id: string }) {
  const transcript = useQuery(transcriptQuery(id));
  if (transcript.isSuccess) return <Transcript transcript={transcript.data} />;
  return (
    <Page title={text.history.title}>
      {transcript.isPending && <Waiting />}
      {transcript.isError && <Failed error={transcript.error} onRetry={() => void transcript.refetch()} />}
    </Page>
  );
}

function Transcript({ transcript }: { transcript: TranscriptShape }) {
  const titleOf = useTopicTitle();
  const words = text.history;
  const when = `${dayWords(transcript.started_at, new Date())}, ${clockWords(transcript.started_at)}`;
  return (
    <Page title={words.transcript(when)}>
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
      {transcript.turns.length === 0 && <p>{words.noTurns}</p>}
      {transcript.turns.map((report) => (
        <ReportView key={report.turn} report={report} topic={titleOf(report.topic)} />
      ))}
      {transcript.turns.length > 0 && (
        <p className={classes.export}>
          <Button
            variant="subtle"
            onClick={() =>
              download(
                `${transcript.interview}.md`,
                "text/markdown",
                transcriptMarkdown(transcript.turns, titleOf),
              )
            }
          >
            {words.export}
          </Button>
        </p>
      )}
    </Page>
  );
}
