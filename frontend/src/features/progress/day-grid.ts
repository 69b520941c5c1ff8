/** The days of a year as weeks side by side, Monday on top. */
import type { HabitDay } from "../../protocol/http-v1";
import { dateOf, dayAfter } from "../../ui/days";

export interface DayCell extends Readonly<HabitDay> {
  /** From 0, the oldest. */
  readonly week: number;
  /** From 0, Monday. */
  readonly weekday: number;
  /** From 0, no answer, to 4. */
  readonly level: number;
}

export const LEVELS = 4;
/** Answers on a day from which on it is drawn as strongly as any. */
const FULL_DAY = 12;

const weekdayOf = (day: string) => (dateOf(day).getDay() + 6) % 7;

/** Return how strongly a day is drawn: a single answer shows already. */
export function levelOf(answers: number): number {
  return Math.min(LEVELS, Math.ceil((LEVELS * answers) / FULL_DAY));
}

/** Return the days of the last `weeks` weeks up to `today`, oldest first; days without an answer are in it. */
export function dayGrid(days: readonly HabitDay[], today: string, weeks: number): readonly DayCell[] {
  const answersOf = new Map(days.map(({ day, answers }) => [day, answers]));
  const last = weekdayOf(today);
  const length = (weeks - 1) * 7 + last + 1;
  return Array.from({ length }, (_, index) => {
    const day = dayAfter(today, index + 1 - length);
    const answers = answersOf.get(day) ?? 0;
    return { day, answers, week: Math.floor(index / 7), weekday: index % 7, level: levelOf(answers) };
  });
}

export interface MonthStart {
  readonly month: string;
  readonly week: number;
}

/** Fewest weeks between two names of months, so that they never touch. */
const APART = 3;

/** Return above which week each month begins. */
export function monthStarts(cells: readonly DayCell[]): readonly MonthStart[] {
  const starts: MonthStart[] = [];
  for (const { day, week, weekday } of cells) {
    const month = day.slice(0, 7);
    const before = starts.at(-1);
    if (weekday !== 0 || before?.month === month) continue;
    if (before !== undefined && week - before.week < APART) starts.pop();
    starts.push({ month, week });
  }
  return starts;
}

export interface MonthAnswers {
  readonly month: string;
  readonly practised: number;
  readonly answers: number;
}

/** Return the months with an answer, newest first. */
export function byMonth(days: readonly HabitDay[]): readonly MonthAnswers[] {
  const practised = days.filter(({ answers }) => answers > 0);
  return [...Map.groupBy(practised, ({ day }) => day.slice(0, 7))]
    .map(([month, its]) => ({
      month,
      practised: its.length,
      answers: its.reduce((sum, { answers }) => sum + answers, 0),
    }))
    .sort((one, other) => other.month.localeCompare(one.month));
}
