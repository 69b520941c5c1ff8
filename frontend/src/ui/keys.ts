/** The single keys that do something while nobody writes, and which key does what; kept in this browser. */
import { useSyncExternalStore } from "react";
import { onChoice, setting } from "./settings";

/** What keys can do, each with the key that does it unless another was chosen. */
const DEFAULTS = {
  write: "w",
  hint: "h",
  skip: "k",
  unknown: "d",
  reference: "r",
  mine: "i",
  edit: "e",
  again: "a",
  next: "n",
  read: "l",
  list: "?",
} as const;

export type Action = keyof typeof DEFAULTS;
export type KeyMap = Readonly<Record<Action, string>>;

export const ACTIONS = Object.keys(DEFAULTS) as readonly Action[];

const STORED = "coach-key-map";
const ONE_SIGN = /^[\p{L}\p{N}\p{P}\p{S}]$/u;
const listeners = new Set<() => void>();
let known: { stored: string | null; keys: KeyMap } | null = null;
/** What was chosen while the browser keeps nothing. */
let unkept: string | null = null;

/** Return which key does what. What another version stored and this one does not know is passed over. */
export function keyMap(): KeyMap {
  const stored = unkept ?? readStored();
  if (known?.stored !== stored) known = { stored, keys: withChosen(stored) };
  return known.keys;
}

/**
 * Let another key do something.
 *
 * Returns whether it was taken; a key that does something else already, or that writes no sign, is not.
 */
export function chooseKey(action: Action, key: string): boolean {
  const keys = keyMap();
  const wanted = key.toLowerCase();
  const free = ACTIONS.every((other) => other === action || keys[other] !== wanted);
  if (!free || !ONE_SIGN.test(wanted)) return false;
  keep(JSON.stringify({ ...keys, [action]: wanted }));
  return true;
}

export function resetKeys(): void {
  keep("{}");
}

/** Return what a pressed key does; null while keys are off. */
export function actionOf(key: string): Action | null {
  if (setting("keys") === "off") return null;
  const keys = keyMap();
  return ACTIONS.find((action) => keys[action] === key.toLowerCase()) ?? null;
}

/** Which key does what, and null while keys are off. */
export function useKeys(): KeyMap | null {
  return useSyncExternalStore(onKeys, () => (setting("keys") === "off" ? null : keyMap()));
}

function onKeys(listener: () => void): () => void {
  const stop = onChoice(listener);
  listeners.add(listener);
  return () => {
    stop();
    listeners.delete(listener);
  };
}

function readStored(): string | null {
  try {
    return localStorage.getItem(STORED);
  } catch {
    return null;
  }
}

function keep(stored: string): void {
  try {
    localStorage.setItem(STORED, stored);
    unkept = null;
  } catch {
    unkept = stored;
  }
  for (const listener of listeners) listener();
}

function withChosen(stored: string | null): KeyMap {
  const chosen = parsed(stored);
  const keys: Record<Action, string> = { ...DEFAULTS };
  for (const action of ACTIONS) {
    const key = chosen[action];
    if (typeof key === "string" && ONE_SIGN.test(key)) keys[action] = key;
  }
  return new Set(Object.values(keys)).size === ACTIONS.length ? keys : DEFAULTS;
}

function parsed(stored: string | null): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(stored ?? "{}");
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
