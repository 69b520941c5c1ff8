/** Topics, level, length and mode of the next interview. */
import { Button, Chip } from "@mantine/core";
import { useState } from "react";
import type { Topic } from "../../protocol/coach-v1";
import { text } from "../../text/en";
import { Choice, Field } from "../../ui/choice";
import classes from "./plan-form.module.css";
import type { StartPlan } from "./session";
import { MIXED } from "./use-begin";

interface PlanFormProps {
  readonly topics: readonly Topic[];
  readonly beginning: boolean;
  readonly onBegin: (plan: StartPlan) => void;
}

export function PlanForm({ topics, beginning, onBegin }: PlanFormProps) {
  const [plan, setPlan] = useState(MIXED);
  const change = (part: Partial<StartPlan>) => setPlan((old) => ({ ...old, ...part }));
  const words = text.start;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onBegin(plan);
      }}
    >
      <Field label={words.topics} note={words.topicsNone}>
        <Chip.Group<true, string>
          multiple
          value={plan.topics}
          onChange={(chosen) => change({ topics: chosen })}
        >
          <div className={classes.topics}>
            {topics.map((topic) => (
              <Chip key={topic.id} value={topic.id} variant="outline">
                {topic.title}
              </Chip>
            ))}
          </div>
        </Chip.Group>
      </Field>
      <div className={classes.choices}>
        <Choice
          label={words.level}
          value={plan.level ?? "any"}
          options={{ any: words.anyLevel, ...text.levelChoices }}
          onChange={(level) => change({ level: level === "any" ? null : level })}
        />
        <Choice
          label={words.length}
          value={String(plan.length)}
          options={words.lengths}
          onChange={(length) => change({ length: Number(length) })}
        />
        <Choice
          label={words.mode}
          value={plan.mode}
          options={{ practice: words.practice, exam: words.exam }}
          onChange={(mode) => change({ mode })}
          note={plan.mode === "exam" ? words.examWhat : words.practiceWhat}
        />
      </div>
      <Button type="submit" loading={beginning}>
        {words.begin}
      </Button>
    </form>
  );
}
