/** What the candidate can do about a point: say whether it was meant, see it, or claim to have said it. */
import { Button, VisuallyHidden } from "@mantine/core";
import { useEffect, useRef } from "react";
import { text } from "../../text/en";
import { KeySign } from "../../ui/key-sign";
import classes from "./point-actions.module.css";
import type { PointFinding } from "./points";
import type { TurnView } from "./turn-view";

const words = text.points;

export interface PointDeeds {
  readonly onConfirm: (keyPoint: string, said: boolean) => void;
  readonly onDispute: (keyPoint: string, verdict: "covered" | "missing" | null) => void;
  readonly onShow: (owner: string) => void;
}

interface PointActionsProps extends PointDeeds {
  readonly finding: PointFinding;
  readonly disputed: TurnView["disputed"];
  /** Whether the key for "I said this" is about this point. */
  readonly keyed: boolean;
}

export function PointActions({ finding, disputed, keyed, ...deeds }: PointActionsProps) {
  const { keyPoint, owner } = finding;
  if (keyPoint === null) return null;
  if (finding.asked !== null) {
    return <YesNo ask={finding.asked} onSay={(said) => deeds.onConfirm(keyPoint, said)} />;
  }
  if (finding.veiled)
    return <Deed name={words.show} about="" onDo={() => deeds.onShow(owner)} keyed={keyed} />;
  if (finding.disputed) {
    const change = disputed?.keyPoint === keyPoint ? disputed.change : null;
    return (
      <span className={classes.row}>
        {change !== null && <span className={classes.moved}>{words.moved(change)}</span>}
        <Deed
          name={words.undo}
          about={finding.says}
          onDo={() => deeds.onDispute(keyPoint, null)}
          keyed={keyed}
          fresh={change !== null}
        />
      </span>
    );
  }
  const said = finding.tone === "covered";
  return (
    <Deed
      name={said ? words.notMine : words.mine}
      about={finding.says}
      onDo={() => deeds.onDispute(keyPoint, said ? "missing" : "covered")}
      keyed={keyed}
      quiet={said}
    />
  );
}

interface DeedProps {
  readonly name: string;
  readonly about: string;
  readonly onDo: () => void;
  readonly keyed: boolean;
  /** Stands in place of the button that was just used, and takes over its focus. */
  readonly fresh?: boolean;
  /** Seldom wanted: out of sight until its point is looked at. */
  readonly quiet?: boolean;
}

function Deed({ name, about, onDo, keyed, fresh = false, quiet = false }: DeedProps) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (fresh && document.activeElement === document.body) button.current?.focus({ preventScroll: true });
  }, [fresh]);
  return (
    <button ref={button} type="button" className={classes.deed} data-quiet={quiet} onClick={onDo}>
      {name}
      {about && <VisuallyHidden component="span">: {about}</VisuallyHidden>}
      {keyed && <KeySign action="mine" />}
    </button>
  );
}

function YesNo({ ask, onSay }: { ask: string; onSay: (said: boolean) => void }) {
  const yes = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    yes.current?.focus({ preventScroll: true });
  }, []);
  return (
    <fieldset className={classes.ask}>
      <legend>{ask}</legend>
      <Button ref={yes} size="compact-md" onClick={() => onSay(true)} aria-label={text.dialogue.yesLong}>
        {text.dialogue.yes}
      </Button>
      <Button
        size="compact-md"
        variant="default"
        onClick={() => onSay(false)}
        aria-label={text.dialogue.noLong}
      >
        {text.dialogue.no}
      </Button>
    </fieldset>
  );
}
