/** The days of the last year, and how long it has been kept up: told kindly. */

import type { HabitsShape } from "../../protocol/http-v1";
import { text } from "../../text/en";
import { dayOf } from "../../ui/days";
import { Section } from "../../ui/page";
import { DayMap, Picture } from "./charts";
import classes from "./progress-page.module.css";

export function Streak({ habits: { streak, longest, freezes } }: { habits: HabitsShape }) {
  const words = text.progress;
  const lines = [
    streak === 0 ? words.streakNew : words.streak(streak),
    streak > 0 && words.streakKind,
    streak > 0 && words.streakFreezes(freezes),
    longest > streak && words.streakLongest(longest),
  ];
  return <p className={classes.streak}>{lines.filter(Boolean).join(" ")}</p>;
}

export function DaysSection({ habits }: { habits: HabitsShape }) {
  const practised = habits.days.filter(({ answers }) => answers > 0);
  const answers = practised.reduce((sum, day) => sum + day.answers, 0);
  const today = habits.days.reduce((last, { day }) => (day > last ? day : last), dayOf(new Date()));
  return (
    <Section title={text.progress.days}>
      <p>{text.progress.daysWhat(answers, practised.length)}</p>
      <Picture kind="days">
        <DayMap days={habits.days} today={today} />
      </Picture>
    </Section>
  );
}
