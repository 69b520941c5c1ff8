/** An answer, what the coach makes of it, and what can be done about it. It never moves when the grade comes. */
import { Button } from "@mantine/core";
import { type ReactNode, useId, useMemo, useState } from "react";
import { text } from "../../text/en";
import { AnswerText } from "../../ui/answer-text";
import { CoachWords } from "../../ui/coach-words";
import { FindingList } from "../../ui/finding-list";
import { KeySign } from "../../ui/key-sign";
import { SharedReference } from "../../ui/shared-reference";
import { marksOf } from "../../ui/spans";
import { Standing } from "../../ui/standing";
import { useShortcuts } from "../../ui/use-shortcuts";
import { Voice } from "../../ui/voice";
import { PointActions, type PointDeeds } from "./point-actions";
import { disputable, type PointFinding, pointFindings } from "./points";
import classes from "./round-view.module.css";
import { SureLine } from "./sure-line";
import type { TurnView } from "./turn-view";

interface RoundViewProps {
  readonly turn: TurnView;
  /** As it was said, also before the server has it. */
  readonly answer: string;
  /** Stands where the score will stand, while there is none. */
  readonly status: ReactNode;
  /** Whether the open points are kept from the eye. */
  readonly veil: boolean;
  readonly deeds: Omit<PointDeeds, "onShow">;
  /** Further buttons beside the one for the reference. */
  readonly children?: ReactNode;
}

export function RoundView({ turn, answer, status, veil, deeds, children }: RoundViewProps) {
  const [lit, setLit] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const [shown, setShown] = useState<ReadonlySet<string>>(new Set());
  const id = useId();
  const { grade, reference } = turn;
  const marks = useMemo(() => (grade ? marksOf(grade) : []), [grade]);
  const findings = useMemo(() => pointFindings(turn, veil && !open, shown), [turn, veil, open, shown]);
  const keyed = disputable(findings, lit);
  const onShow = (owner: string) => {
    setShown((old) => new Set([...old, owner]));
    setLit(owner);
  };
  useShortcuts({
    reference: reference ? () => setOpen(!open) : null,
    mine: keyed ? () => disputeByKey(keyed, { ...deeds, onShow }) : null,
  });
  return (
    <div className={classes.pair} data-open={open}>
      <div>
        <Voice who="you">
          <AnswerText answer={answer} marks={marks} lit={lit} onLight={setLit} />
        </Voice>
        <Standing grade={grade} credit={turn.credit} status={status}>
          {grade && <SureLine sure={turn.confidence} score={grade.score} />}
        </Standing>
        {grade && <CoachWords grade={grade} feedback={turn.feedback} />}
        <FindingList
          findings={findings}
          lit={lit}
          onLight={setLit}
          actions={(finding) => (
            <PointActions
              finding={finding}
              disputed={turn.disputed}
              keyed={finding === keyed}
              onShow={onShow}
              {...deeds}
            />
          )}
        />
        <div className={classes.tools}>
          {reference && (
            <Button
              variant="subtle"
              size="compact-md"
              aria-expanded={open}
              aria-controls={id}
              onClick={() => setOpen(!open)}
            >
              {open ? text.grade.hideReference : text.grade.showReference}
              <KeySign action="reference" />
            </Button>
          )}
          {children}
        </div>
      </div>
      {reference && (
        <section
          id={id}
          hidden={!open}
          className={classes.reference}
          aria-label={text.grade.reference}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
          tabIndex={0}
        >
          <SharedReference source={reference} findings={findings} lit={lit} onLight={setLit} />
        </section>
      )}
    </div>
  );
}

/** First it shows what is open; then it claims it; then it takes the claim back. */
function disputeByKey({ owner, keyPoint, veiled, disputed }: PointFinding, deeds: PointDeeds): void {
  if (keyPoint === null) return;
  if (veiled) deeds.onShow(owner);
  else deeds.onDispute(keyPoint, disputed ? null : "covered");
}
