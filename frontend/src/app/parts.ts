/** What lives as long as the page: the session at the socket and the cache of what was read over HTTP. */
import { QueryClient } from "@tanstack/react-query";
import { keepInBrowser } from "../features/interview/keep";
import { Session } from "../features/interview/session";
import type { SessionParts } from "../features/interview/session-context";
import { openSocket } from "../features/interview/socket";
import { Refused, UNREACHABLE } from "../protocol/http";

export interface Parts {
  readonly queries: QueryClient;
  readonly sessionParts: SessionParts;
}

export function newParts(): Parts {
  const keep = keepInBrowser();
  const session = new Session({
    openWire: openSocket,
    keep,
    newId: () => crypto.randomUUID(),
    now: Date.now,
    later: (seconds, run) => void setTimeout(run, seconds * 1_000),
  });
  return { queries: newQueries(), sessionParts: { session, drafts: keep } };
}

function newQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // A refusal stays one; a server that is starting answers soon.
        retry: (_, error) => error instanceof Refused && error.code === UNREACHABLE,
        retryDelay: 2_000,
        staleTime: 5_000,
        // The service is on this computer: it answers also where the browser knows of no network.
        networkMode: "always",
      },
      mutations: { networkMode: "always" },
    },
  });
}
