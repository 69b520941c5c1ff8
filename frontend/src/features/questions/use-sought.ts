/** What is sought, kept in the address: the browser's back and a bookmark bring it again. */
import { useDebouncedCallback } from "@mantine/hooks";
import { useEffect, useRef, useState } from "react";
import { useSearchParams } from "wouter";
import type { Sought } from "../../protocol/http";

/** Milliseconds without a key after which the words are sought. */
const PAUSE = 250;

const NOTHING: Sought = { q: "", topic: "", level: "", tag: "", bank: "" };

export interface Seeking {
  readonly sought: Sought;
  /** The words as they stand in the field, ahead of what is sought. */
  readonly words: string;
  readonly write: (words: string) => void;
  readonly seek: (part: Partial<Sought>) => void;
  readonly clear: () => void;
}

export function useSought(): Seeking {
  const [params, setParams] = useSearchParams();
  const sought: Sought = {
    q: params.get("q") ?? "",
    topic: params.get("topic") ?? "",
    level: params.get("level") ?? "",
    tag: params.get("tag") ?? "",
    bank: params.get("bank") ?? "",
  };
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
        const now = { ...Object.fromEntries(old), ...part };
        return new URLSearchParams(Object.entries(now).filter(([, value]) => value !== ""));
      },
      { replace: true },
    );
  };
  const seekWords = useDebouncedCallback((q: string) => seek({ q: q.trim() }), PAUSE);
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
      seek(NOTHING);
    },
  };
}
