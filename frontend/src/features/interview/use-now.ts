/** The time by the clock of the server, each second anew. */
import { useEffect, useState } from "react";
import { useSessionState } from "./session-context";

const SECOND = 1_000;

/**
 * Return the time in milliseconds.
 *
 * Args:
 *   ticking: Whether time matters; while it does not, nothing is drawn anew.
 */
export function useNow(ticking: boolean): number {
  const { ahead } = useSessionState();
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (!ticking) return;
    const timer = setInterval(() => setNow(Date.now()), SECOND / 2);
    return () => clearInterval(timer);
  }, [ticking]);
  return now + ahead;
}
