/** Which turn's outcome the candidate is reading, remembered over a reload. */
import { useState } from "react";

const key = (interview: string) => `coach-reading ${interview}`;

export function useReading(interview: string): [number | null, (turn: number | null) => void] {
  const [reading, setReading] = useState(() => Number(sessionStorage.getItem(key(interview))) || null);
  return [
    reading,
    (turn) => {
      setReading(turn);
      if (turn === null) sessionStorage.removeItem(key(interview));
      else sessionStorage.setItem(key(interview), String(turn));
    },
  ];
}
