/** Reading aloud, only with voices that live on this device. */
import { useEffect, useState } from "react";

/** Return a voice of this device for English, the candidate's own kind of English first. */
export function localVoice(
  voices: readonly SpeechSynthesisVoice[],
  language: string,
): SpeechSynthesisVoice | null {
  const english = voices.filter((voice) => voice.localService && voice.lang.startsWith("en"));
  return english.find((voice) => voice.lang === language) ?? english[0] ?? null;
}

/** The voice to read with, as soon as the browser knows its voices; null while there is none. */
export function useLocalVoice(): SpeechSynthesisVoice | null {
  const [voice, setVoice] = useState(currentVoice);
  useEffect(() => {
    const { speechSynthesis } = globalThis;
    if (speechSynthesis === undefined) return;
    const look = () => setVoice(currentVoice());
    look();
    speechSynthesis.addEventListener("voiceschanged", look);
    return () => speechSynthesis.removeEventListener("voiceschanged", look);
  }, []);
  return voice;
}

function currentVoice(): SpeechSynthesisVoice | null {
  const voices = globalThis.speechSynthesis?.getVoices() ?? [];
  return localVoice(voices, navigator.language);
}

/** Read a text after whatever is being read; marks of Markdown are not spoken. */
export function readAloud(words: string, voice: SpeechSynthesisVoice): void {
  const utterance = new SpeechSynthesisUtterance(words.replaceAll(/[`*]/g, ""));
  utterance.voice = voice;
  utterance.lang = voice.lang;
  speechSynthesis.speak(utterance);
}

export function stopReading(): void {
  globalThis.speechSynthesis?.cancel();
}
