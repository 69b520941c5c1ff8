/** Whether something has been true for a moment. */
import { useEffect, useState } from "react";

/** Milliseconds after which nothing more follows what the coach just said. */
const MOMENT = 300;

/**
 * Return true once `now` has held for a moment, and false at once when it no longer does.
 *
 * Args:
 *   about: What it is true of; of something else it has to hold for a moment again.
 */
export function useQuiet<T extends object | null>(now: boolean, about: T): boolean {
  const [held, setHeld] = useState<{ readonly about: T } | null>(now ? { about } : null);
  useEffect(() => {
    if (!now) {
      setHeld(null);
      return;
    }
    const timer = setTimeout(() => setHeld({ about }), MOMENT);
    return () => clearTimeout(timer);
  }, [now, about]);
  return now && held !== null && held.about === about;
}
