/** How the next interview goes: its length, its mode, and the time of an exam. */
import { text } from "../../text/en";
import { Choice } from "../../ui/choice";
import classes from "./plan-form.module.css";
import type { StartPlan } from "./session";

const words = text.start;

interface PaceFormProps {
  readonly plan: StartPlan;
  readonly onChange: (part: Partial<StartPlan>) => void;
}

export function PaceForm({ plan, onChange }: PaceFormProps) {
  const exam = plan.mode === "exam";
  return (
    <div className={classes.choices}>
      <Choice
        label={words.length}
        value={String(plan.length)}
        options={words.lengths}
        onChange={(length) => onChange({ length: Number(length) })}
      />
      <Choice
        label={words.mode}
        value={plan.mode}
        options={{ practice: words.practice, exam: words.exam }}
        onChange={(mode) => onChange({ mode, dialogue: mode === "practice", minutes: null })}
        note={exam ? words.examWhat : words.practiceWhat}
      />
      {exam && (
        <Choice
          label={words.minutes}
          value={String(plan.minutes ?? 0)}
          options={words.minutesChoices}
          onChange={(minutes) => onChange({ minutes: Number(minutes) || null })}
        />
      )}
    </div>
  );
}
