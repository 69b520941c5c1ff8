/** Send a file, follow its grading, stop it. */
import { useEffect, useRef, useState } from "react";
import { Refused, request } from "../../protocol/http";
import { text } from "../../text/en";
import { readLines } from "./ndjson";
import { advance, newRun, type Run, type RunLine, type RunStep } from "./run";

const LARGEST = 10 * 1024 * 1024;
/** Milliseconds between two looks at what has come: rows may come by the hundred a second. */
const FRAME = 100;

/** Return what is wrong with a file before it is sent, or null. */
function unsuited(file: { readonly name: string; readonly size: number }): string | null {
  if (!/\.(jsonl|csv)$/i.test(file.name)) return text.grading.wrongKind;
  return file.size > LARGEST ? text.grading.tooLarge : null;
}

export interface Grading {
  readonly run: Run | null;
  readonly error: Error | null;
  readonly grade: (file: File) => void;
  readonly stop: () => void;
  readonly clear: () => void;
}

export function useGrading(): Grading {
  const [run, setRun] = useState<Run | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const abort = useRef<AbortController>(null);
  useEffect(() => () => abort.current?.abort(), []);

  const grade = (file: File) => {
    const refused = unsuited(file);
    if (refused !== null) {
      setError(new Refused("unsuited", refused));
      return;
    }
    abort.current = new AbortController();
    setError(null);
    setRun(newRun(file.name));
    const onSteps = (steps: readonly RunStep[]) => setRun((old) => old && advance(old, steps));
    void follow(file, abort.current.signal, onSteps).catch((problem: Error) => {
      setRun(null);
      setError(problem);
    });
  };
  return {
    run,
    error,
    grade,
    stop: () => abort.current?.abort(),
    clear: () => {
      setRun(null);
      setError(null);
    },
  };
}

/** Rejects with a Refused for a file that is not taken; a stream that breaks off ends in `stopped`. */
async function follow(
  file: File,
  signal: AbortSignal,
  onSteps: (steps: readonly RunStep[]) => void,
): Promise<void> {
  const address = `/api/v1/grade/file?name=${encodeURIComponent(file.name)}`;
  const response = await request(address, { method: "POST", body: file, signal });
  let waiting: RunStep[] = [];
  let shown = performance.now();
  try {
    if (response.body === null) return;
    for await (const line of readLines(response.body)) {
      waiting.push(line as RunLine);
      if (performance.now() - shown < FRAME) continue;
      onSteps(waiting);
      waiting = [];
      shown = performance.now();
    }
  } catch {
    // The rows that came are whole and worth keeping.
  } finally {
    onSteps([...waiting, { kind: "stopped" }]);
  }
}
