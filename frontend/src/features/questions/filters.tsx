/** The field for words and the lists of topics, levels and tags. */
import { useQuery } from "@tanstack/react-query";
import { useId } from "react";
import { bankQuery, banksQuery, questionsQuery } from "../../protocol/http";
import { text } from "../../text/en";
import { Select } from "../../ui/select";
import classes from "./filters.module.css";
import { tagsOf } from "./tags";
import type { Seeking } from "./use-sought";

/** The longest words that are sought, in code points. */
const LONGEST = 200;
const words = text.questions;

interface FiltersProps {
  readonly seeking: Seeking;
  /** Whether the search goes by meaning, not by words alone. */
  readonly meaning: boolean;
}

export function Filters({ seeking, meaning }: FiltersProps) {
  const topics = useQuery(bankQuery).data?.topics ?? [];
  const tags = tagsOf(useQuery(questionsQuery()).data?.questions ?? []);
  const own = (useQuery(banksQuery).data ?? []).filter((bank) => bank.own);
  const { sought, seek } = seeking;
  return (
    <search className={classes.filters}>
      <Words seeking={seeking} meaning={meaning} />
      <div className={classes.lists}>
        <Select
          label={words.topic}
          value={sought.topic}
          options={[["", words.allTopics], ...topics.map(({ id, title }) => [id, title] as const)]}
          onChange={(topic) => seek({ topic })}
        />
        <Select
          label={words.level}
          value={sought.level}
          options={[["", words.anyLevel], ...Object.entries(text.levelChoices)]}
          onChange={(level) => seek({ level })}
        />
        <Select
          label={words.tag}
          value={sought.tag}
          options={[["", words.anyTag], ...tags.map((tag) => [tag, tag] as const)]}
          onChange={(tag) => seek({ tag })}
        />
        {own.length > 0 && (
          <Select
            label={words.bank}
            value={sought.bank}
            options={[["", words.anyBank], ...own.map(({ name, title }) => [name, title] as const)]}
            onChange={(bank) => seek({ bank })}
          />
        )}
      </div>
    </search>
  );
}

function Words({ seeking, meaning }: FiltersProps) {
  const id = useId();
  return (
    <div className={classes.words}>
      <label htmlFor={id}>{words.search}</label>
      <input
        id={id}
        className={classes.field}
        type="search"
        value={seeking.words}
        maxLength={LONGEST}
        autoComplete="off"
        spellCheck={false}
        aria-describedby={`${id}-note`}
        onChange={(event) => seeking.write(event.target.value)}
      />
      <span id={`${id}-note`} className={classes.note}>
        {meaning ? words.searchNote : words.searchWords}
      </span>
    </div>
  );
}
