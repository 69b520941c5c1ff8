/** The field for words and the lists of topics, levels and tags. */
import { useQuery } from "@tanstack/react-query";
import { bankQuery, banksQuery, questionsQuery, type Sought } from "../../protocol/http";
import { text } from "../../text/en";
import { SearchField } from "../../ui/search-field";
import { Select } from "../../ui/select";
import { tagsOf } from "../../ui/tags";
import type { Seeking } from "../../ui/use-sought";
import classes from "./filters.module.css";

const words = text.questions;

interface FiltersProps {
  readonly seeking: Seeking<Sought>;
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
      <SearchField
        words={seeking.words}
        note={meaning ? words.searchNote : words.searchWords}
        onWrite={seeking.write}
      />
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
