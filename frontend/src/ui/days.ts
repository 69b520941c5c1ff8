/** Days in words. */
const DAY_MS = 86_400_000;

function startOfDay(moment: Date): number {
  return new Date(moment.getFullYear(), moment.getMonth(), moment.getDate()).getTime();
}

/** Return "today", "yesterday", or the date, of an ISO moment seen from `now`, in local time. */
export function dayWords(moment: string, now: Date): string {
  const then = new Date(moment);
  const days = Math.round((startOfDay(now) - startOfDay(then)) / DAY_MS);
  if (days === 0 || days === 1)
    return new Intl.RelativeTimeFormat("en", { numeric: "auto" }).format(-days, "day");
  return then.toLocaleDateString("en", { day: "numeric", month: "long", year: "numeric" });
}

/** Return the time of day of an ISO moment, in local time. */
export function clockWords(moment: string): string {
  return new Date(moment).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
}

/** Return the midnight, local time, with which a day such as "2026-05-03" begins. */
export function dateOf(day: string): Date {
  const [year = 1970, month = 1, date = 1] = day.slice(0, 10).split("-").map(Number);
  return new Date(year, month - 1, date);
}

/** Return the day, such as "2026-05-03", in which a moment lies, in local time. */
export function dayOf(moment: Date): string {
  const two = (n: number) => String(n).padStart(2, "0");
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}

/** Return the day that lies `days` after another; summer time does not shift it. */
export function dayAfter(day: string, days: number): string {
  const date = dateOf(day);
  return dayOf(new Date(date.getFullYear(), date.getMonth(), date.getDate() + days));
}

/** "3 May", or "3 May 2026" where the year matters. */
export function shortDay(day: string, withYear = false): string {
  return dateOf(day).toLocaleDateString("en-GB", {
    day: "numeric",
    month: "short",
    ...(withYear && { year: "numeric" }),
  });
}

/** "May 2026", of a month such as "2026-05". */
export function monthWords(month: string): string {
  return dateOf(`${month}-01`).toLocaleDateString("en-GB", { month: "long", year: "numeric" });
}
