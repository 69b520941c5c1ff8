/** Single keys that act while nobody writes. */
import { useEffect, useRef } from "react";
import { type Action, actionOf } from "./keys";

export type Shortcuts = Partial<Record<Action, (() => void) | null>>;

const WRITING =
  "input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable], [role=textbox]";

/** Let keys act for as long as the component stands; what is null or absent does nothing. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const current = useRef(shortcuts);
  useEffect(() => {
    current.current = shortcuts;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const action = isFree(event) ? actionOf(event.key) : null;
      const act = action && current.current[action];
      if (!act) return;
      // The letter must not land in the field that it opens.
      event.preventDefault();
      act();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
}

function isFree(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return false;
  const target = event.target instanceof Element ? event.target : null;
  return (
    target?.closest(WRITING) == null && document.querySelector("[aria-modal=true], dialog[open]") === null
  );
}
