/** How a topic went over time; the candidate chooses which one stands in front. */
import { useState } from "react";
import { text } from "../../text/en";
import { Section } from "../../ui/page";
import { Select } from "../../ui/select";
import { Picture, TrendChart } from "./charts";
import classes from "./progress-page.module.css";
import { type Course, linesOf } from "./trend";

export function TrendSection({ courses }: { courses: readonly Course[] }) {
  const words = text.progress;
  const lines = linesOf(courses);
  const [wanted, setWanted] = useState("");
  const chosen = lines.find(({ topic }) => topic === wanted) ?? lines[0];
  return (
    <Section title={words.trend}>
      {chosen === undefined ? (
        <p>{words.trendFew}</p>
      ) : (
        <>
          <div className={classes.trendTopic}>
            <Select
              label={words.trendTopic}
              value={chosen.topic}
              options={lines.map(({ topic, title }) => [topic, title] as const)}
              onChange={setWanted}
            />
          </div>
          <Picture kind="trend">
            <TrendChart courses={lines} chosen={chosen.topic} />
          </Picture>
          <p className={classes.note}>{words.trendWhat}</p>
        </>
      )}
    </Section>
  );
}
