/** Whether something has been true for a moment. */
import { useEffect, useState } from "react";

/** Milliseconds after which nothing more follows what the coach just said. */
const MOMENT = 300;

/** Turns true a moment after `now` does, and false at once. */
export function useQuiet(now: boolean): boolean {
  const [quiet, setQuiet] = useState(false);
  useEffect(() => {
    const timer = now ? setTimeout(() => setQuiet(true), MOMENT) : setQuiet(false);
    return () => clearTimeout(timer ?? undefined);
  }, [now]);
  return quiet && now;
}
