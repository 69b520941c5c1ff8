/** The pictures of Progress: what draws them is fetched only when they are shown. */
import { lazy, type ReactNode, Suspense } from "react";
import classes from "./charts.module.css";

export const TrendChart = lazy(async () => ({ default: (await import("./trend-chart")).TrendChart }));
export const DueChart = lazy(async () => ({ default: (await import("./due-chart")).DueChart }));
export const DayMap = lazy(async () => ({ default: (await import("./day-map")).DayMap }));

/** Keeps the place of a picture until it is there. */
export function Picture({ kind, children }: { kind: "days" | "trend" | "due"; children: ReactNode }) {
  return <Suspense fallback={<div className={classes[kind]} />}>{children}</Suspense>;
}
