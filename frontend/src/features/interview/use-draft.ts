/** The draft of one turn, as this browser has kept it. */
import { useEffect, useState } from "react";
import { useSessionParts } from "./session-context";

/** Return the kept draft and the way to keep the next one; null until it is read. */
export function useDraft(interview: string, turn: number): [string | null, (text: string) => void] {
  const { drafts } = useSessionParts();
  const [draft, setDraft] = useState<string | null>(null);
  useEffect(() => {
    let wanted = true;
    void drafts.loadDraft(interview, turn).then((kept) => wanted && setDraft(kept));
    return () => {
      wanted = false;
    };
  }, [drafts, interview, turn]);
  return [draft, (text) => void drafts.saveDraft(interview, turn, text)];
}
