/** Topics, weakest first, each with how sure the coach is of it. */
import { useQuery } from "@tanstack/react-query";
import { progressQuery } from "../../protocol/http";
import { text } from "../../text/en";
import { MasteryBars } from "../../ui/mastery-bars";
import { Failed, Waiting } from "../../ui/notice";
import { Page } from "../../ui/page";

export function ProgressPage() {
  const progress = useQuery(progressQuery);
  const topics = progress.data?.topics ?? [];
  const titles = new Map(topics.map((topic) => [topic.topic, topic.title]));
  return (
    <Page title={text.progress.title}>
      {progress.isPending && <Waiting />}
      {progress.isError && <Failed error={progress.error} onRetry={() => void progress.refetch()} />}
      {progress.isSuccess && (
        <>
          <p>{topics.length === 0 ? text.progress.empty : text.progress.what}</p>
          <MasteryBars topics={topics} titleOf={(topic) => titles.get(topic) ?? topic} />
        </>
      )}
    </Page>
  );
}
