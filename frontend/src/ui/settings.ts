/** What the candidate chose for this browser: kept in it, and read by every place. */
import { useSyncExternalStore } from "react";

export interface Settings {
  readonly textSize: "normal" | "large" | "larger";
  /** `system`: high contrast where the system asks for it. */
  readonly contrast: "system" | "more";
  /** Single letters that do something outside of the editor. */
  readonly keys: "on" | "off";
  /** Dictation of answers by the browser, on this device. */
  readonly dictation: "off" | "on";
  /** Questions and feedback read aloud by a voice of this device. */
  readonly reading: "off" | "on";
}

type Name = keyof Settings;

/** What each setting can be; the first holds until something is chosen. */
const OPTIONS: { readonly [One in Name]: readonly Settings[One][] } = {
  textSize: ["normal", "large", "larger"],
  contrast: ["system", "more"],
  keys: ["on", "off"],
  dictation: ["off", "on"],
  reading: ["off", "on"],
};

/** public/scheme.js reads the first two before the page is drawn. */
const KEYS: Readonly<Record<Name, string>> = {
  textSize: "coach-text-size",
  contrast: "coach-contrast",
  keys: "coach-keys",
  dictation: "coach-dictation",
  reading: "coach-reading",
};

const listeners = new Set<() => void>();

/** What was chosen while the browser keeps nothing, as in some private windows. */
const unkept = new Map<Name, string>();

function kept(name: Name): string | null {
  try {
    return localStorage.getItem(KEYS[name]);
  } catch {
    return null;
  }
}

/** Return what is chosen; what this version does not know counts as not chosen. */
export function setting<One extends Name>(name: One): Settings[One] {
  const chosen = unkept.get(name) ?? kept(name);
  const options: readonly Settings[One][] = OPTIONS[name];
  return options.find((option) => option === chosen) ?? (options[0] as Settings[One]);
}

export function choose<One extends Name>(name: One, option: Settings[One]): void {
  try {
    localStorage.setItem(KEYS[name], option);
    unkept.delete(name);
  } catch {
    unkept.set(name, option);
  }
  for (const listener of listeners) listener();
}

/** Hear of every choice, also of those in another tab; returns how to stop. */
export function onChoice(listener: () => void): () => void {
  listeners.add(listener);
  addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    removeEventListener("storage", listener);
  };
}

export function useSetting<One extends Name>(name: One): Settings[One] {
  return useSyncExternalStore(onChoice, () => setting(name));
}
