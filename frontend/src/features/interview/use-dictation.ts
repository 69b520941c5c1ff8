/** Dictation into a field: what is heard is added to what stands there, to be read over before it is sent. */
import { useEffect, useRef, useState } from "react";
import { type Dictation, localDictation } from "../../ui/dictation";
import { useSetting } from "../../ui/settings";

/** `elsewhere`: wished for, and not on this device; the page points to the system's own. */
type Hearing = "off" | "elsewhere" | "ready" | "listening" | "failed";

export interface DictationState {
  readonly hearing: Hearing;
  readonly toggle: () => void;
}

export function useDictation(words: string, write: (words: string) => void): DictationState {
  const wished = useSetting("dictation") === "on";
  const [dictation, setDictation] = useState<Dictation | null | undefined>();
  const [hearing, setHearing] = useState<Hearing>("ready");
  const listening = useRef<{ stop(): void }>(null);
  useEffect(() => {
    if (wished) void localDictation().then(setDictation);
    return () => listening.current?.stop();
  }, [wished]);

  const toggle = () => {
    if (listening.current) listening.current.stop();
    else if (dictation) {
      setHearing("listening");
      const before = words.trimEnd();
      listening.current = dictation.listen(
        (heard) => write(before === "" ? heard : `${before} ${heard}`),
        (failed) => {
          listening.current = null;
          setHearing(failed ? "failed" : "ready");
        },
      );
    }
  };
  if (!wished || dictation === undefined) return { hearing: "off", toggle };
  return { hearing: dictation === null ? "elsewhere" : hearing, toggle };
}
