/** What was read from the service, or why it is not there yet. */
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { text } from "../text/en";
import { Failed, Notice, Waiting } from "./notice";

interface LoadedProps<T> {
  readonly query: UseQueryResult<T>;
  readonly children: (value: T) => ReactNode;
}

export function Loaded<T>({ query, children }: LoadedProps<T>) {
  // What was read before stays while it is read again, also when the service has gone away meanwhile.
  if (query.data !== undefined) return children(query.data);
  if (query.isError) return <Failed error={query.error} onRetry={() => void query.refetch()} />;
  return query.failureReason === null ? <Waiting /> : <Away />;
}

/** The service cannot be reached; it is asked again until it can. */
function Away() {
  return (
    <div role="status">
      <Notice title={text.away.title}>
        <p>{text.away.what}</p>
        <p>{text.away.kept}</p>
      </Notice>
    </div>
  );
}
