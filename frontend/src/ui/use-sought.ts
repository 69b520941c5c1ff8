/** What is sought, kept in the address: the browser's back and a bookmark bring it again. */
import { useDebouncedCallback } from "@mantine/hooks";
import { useEffect, useRef, useState } from "react";
import { useSearchParams } from "wouter";

/** Milliseconds without a key after which the words are sought. */
const PAUSE = 250;

/** Words, and whatever else narrows a list; what is empty asks for all. */
type Wishes = { readonly q: string };

export interface Seeking<Sought extends Wishes> {
  readonly sought: Sought;
  /** The words as they stand in the field, ahead of what is sought. */
  readonly words: string;
  readonly write: (words: string) => void;
  readonly seek: (part: Partial<Sought>) => void;
  readonly clear: () => void;
}

/** Read the wishes from the address; `nothing` names them all, each empty. */
export function useSought<Sought extends Wishes>(nothing: Sought): Seeking<Sought> {
  const [params, setParams] = useSearchParams();
  const sought = Object.fromEntries(
    Object.keys(nothing).map((name) => [name, params.get(name) ?? ""]),
  ) as unknown as Sought;
  const [words, setWords] = useState(sought.q);
  // What this field put into the address itself: only another hand's change comes back into the field.
  const put = useRef(sought.q);
  useEffect(() => {
    if (sought.q === put.current) return;
    put.current = sought.q;
    setWords(sought.q);
  }, [sought.q]);

  const seek = (part: Partial<Sought>) => {
    if (part.q !== undefined) put.current = part.q;
    setParams(
      (old) => {
        const now: Record<string, string> = { ...Object.fromEntries(old), ...part };
        return new URLSearchParams(Object.entries(now).filter(([, value]) => value !== ""));
      },
      { replace: true },
    );
  };
  const seekWords = useDebouncedCallback((q: string) => seek({ q: q.trim() } as Partial<Sought>), PAUSE);
  return {
    sought,
    words,
    write: (written) => {
      setWords(written);
      seekWords(written);
    },
    seek,
    clear: () => {
      setWords("");
      seek(nothing);
    },
  };
}
