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
