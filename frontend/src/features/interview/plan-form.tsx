/** What to be asked about: topics, level and tags. */
import { Button, Chip } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { Topic } from "../../protocol/coach-v1";
import { questionsQuery } from "../../protocol/http";
import { text } from "../../text/en";
import { Choice, Field } from "../../ui/choice";
import { Select } from "../../ui/select";
import { tagsOf } from "../../ui/tags";
import classes from "./plan-form.module.css";
import type { StartPlan } from "./session";

const words = text.start;

interface PlanFormProps {
  readonly topics: readonly Topic[];
  readonly plan: StartPlan;
  readonly beginning: boolean;
  readonly onChange: (part: Partial<StartPlan>) => void;
  readonly onBegin: () => void;
}

export function PlanForm({ topics, plan, beginning, onChange, onBegin }: PlanFormProps) {
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onBegin();
      }}
    >
      <Field label={words.topics} note={words.topicsNone}>
        <Chip.Group<true, string>
          multiple
          value={plan.topics}
          onChange={(chosen) => onChange({ topics: chosen })}
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
          onChange={(level) => onChange({ level: level === "any" ? null : level })}
        />
        <Tags chosen={plan.tags} onChange={(tags) => onChange({ tags })} />
      </div>
      <Button type="submit" loading={beginning}>
        {words.begin}
      </Button>
    </form>
  );
}

function Tags({ chosen, onChange }: { chosen: readonly string[]; onChange: (tags: string[]) => void }) {
  const known = tagsOf(useQuery(questionsQuery()).data?.questions ?? []);
  const open = known.filter((tag) => !chosen.includes(tag));
  return (
    <div className={classes.tags}>
      <Select
        label={words.tags}
        value=""
        options={[["", words.tagAdd], ...open.map((tag) => [tag, tag] as const)]}
        onChange={(tag) => tag !== "" && onChange([...chosen, tag])}
      />
      <div className={classes.topics}>
        {chosen.map((tag) => (
          <button
            key={tag}
            type="button"
            className={classes.tag}
            aria-label={words.tagRemove(tag)}
            onClick={() => onChange(chosen.filter((one) => one !== tag))}
          >
            {tag} <span aria-hidden="true">×</span>
          </button>
        ))}
      </div>
    </div>
  );
}
