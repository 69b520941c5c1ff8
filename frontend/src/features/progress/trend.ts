/** The course of a topic, ready to be drawn: who stands in front, over which days, in which words. */
import type { TrendShape } from "../../protocol/http-v1";
import { text } from "../../text/en";
import { shortDay } from "../../ui/days";

export interface Course {
  readonly topic: string;
  readonly title: string;
  readonly trend: readonly TrendShape[];
}

/** Return the courses that make a line: those with answers from two days at least. */
export function linesOf(courses: readonly Course[]): readonly Course[] {
  return courses.filter(({ trend }) => trend.length > 1);
}

/** Return the first and the last day of all courses; null where there is none. */
export function span(courses: readonly Course[]): readonly [string, string] | null {
  const days = courses.flatMap(({ trend }) => trend.map(({ day }) => day)).sort();
  const [first] = days;
  const last = days.at(-1);
  return first === undefined || last === undefined ? null : [first, last];
}

/** Say a course in one sentence. */
export function courseWords({ title, trend }: Course): string {
  const [first] = trend;
  const last = trend.at(-1);
  if (first === undefined || last === undefined) return title;
  return text.progress.trendSays(
    title,
    Math.round(first.estimate),
    Math.round(last.estimate),
    shortDay(first.day),
  );
}
