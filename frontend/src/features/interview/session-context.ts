/** The one session of this page, for the components that show it. */
import { createContext, use, useSyncExternalStore } from "react";
import type { Drafts } from "./keep";
import type { Session, SessionState } from "./session";

export interface SessionParts {
  readonly session: Session;
  readonly drafts: Drafts;
}

export const SessionContext = createContext<SessionParts | null>(null);

export function useSessionParts(): SessionParts {
  const parts = use(SessionContext);
  if (parts === null) throw new Error("SessionContext is missing");
  return parts;
}

export function useSessionState(): SessionState {
  const { session } = useSessionParts();
  return useSyncExternalStore(session.subscribe, session.snapshot);
}
