/** Dictation by the browser, only where it promises that the voice stays on this device. */

/** The part of the Web Speech API that is used here; browsers' type libraries do not have it yet. */
interface Recognition extends EventTarget {
  lang: string;
  continuous: boolean;
  interimResults: boolean;
  /** Without it the browser may send the voice away. */
  processLocally: boolean;
  start(): void;
  stop(): void;
}

interface Recognizer {
  new (): Recognition;
  readonly prototype: Recognition;
  available?(wanted: { langs: string[]; processLocally: true }): Promise<string>;
}

interface Heard extends Event {
  readonly results: ArrayLike<ArrayLike<{ readonly transcript: string }> & { readonly isFinal: boolean }>;
}

export interface Dictation {
  /**
   * Listen until stopped.
   *
   * `onWords` is told everything heard so far each time, `onEnd` once, and whether nothing could be heard.
   */
  listen(onWords: (words: string) => void, onEnd: (failed: boolean) => void): { stop(): void };
}

interface Scope {
  readonly SpeechRecognition?: Recognizer;
  readonly webkitSpeechRecognition?: Recognizer;
}

/** Return the dictation of this browser; null where it does not promise to work on this device alone. */
export async function localDictation(
  lang: string = englishOf(navigator.language),
  scope: Scope = globalThis as Scope,
): Promise<Dictation | null> {
  const Class = scope.SpeechRecognition ?? scope.webkitSpeechRecognition;
  if (Class?.available === undefined || !("processLocally" in Class.prototype)) return null;
  try {
    // Anything else than "available" would first have to be downloaded.
    const ready = (await Class.available({ langs: [lang], processLocally: true })) === "available";
    return ready ? dictationWith(Class, lang) : null;
  } catch {
    return null;
  }
}

/** The questions are in English: the candidate's own English, or the commonest. */
export function englishOf(language: string): string {
  return language.startsWith("en") ? language : "en-US";
}

function dictationWith(Class: Recognizer, lang: string): Dictation {
  return {
    listen(onWords, onEnd) {
      const recognition = new Class();
      Object.assign(recognition, { lang, continuous: true, interimResults: true, processLocally: true });
      let failed = false;
      recognition.addEventListener("result", (event) => onWords(wordsOf(event as Heard)));
      recognition.addEventListener("error", () => {
        failed = true;
      });
      recognition.addEventListener("end", () => onEnd(failed));
      recognition.start();
      return { stop: () => recognition.stop() };
    },
  };
}

function wordsOf({ results }: Heard): string {
  return Array.from(results, (result) => result[0]?.transcript.trim() ?? "")
    .filter(Boolean)
    .join(" ");
}

/** Which system's own dictation to point to. */
export function systemOf(userAgent: string): "windows" | "mac" | "phone" | "other" {
  if (/Android|iPhone|iPad/.test(userAgent)) return "phone";
  if (userAgent.includes("Windows")) return "windows";
  return userAgent.includes("Mac") ? "mac" : "other";
}
