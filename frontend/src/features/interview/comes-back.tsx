/** When questions come back: the days ahead on which something is due. */
import { useQuery } from "@tanstack/react-query";
import { dueQuery } from "../../protocol/http-record";
import { text } from "../../text/en";
import { dayOf, shortDay } from "../../ui/days";
import { Section } from "../../ui/page";
import classes from "./end-page.module.css";

/** Days that are named; the others stand in Progress. */
const NAMED = 5;

export function ComesBack() {
  const due = useQuery(dueQuery).data;
  if (due === undefined) return null;
  const today = dayOf(new Date());
  const ahead = due.days.filter((day) => day.due > 0 && day.day > today).slice(0, NAMED);
  const words = text.end.back;
  return (
    <Section title={words.title}>
      <p>
        {due.now > 0 ? words.now(due.now) : words.nothing} {words.manner}
      </p>
      {ahead.length > 0 && (
        <ul className={classes.days}>
          {ahead.map((day) => (
            <li key={day.day}>
              <span>{shortDay(day.day)}</span> {text.start.questions(day.due)}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
