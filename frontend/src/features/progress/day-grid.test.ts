import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { byMonth, dayGrid, levelOf, monthStarts } from "./day-grid";

describe("dayGrid", () => {
  it("ends today, and starts on a Monday", () => {
    const cells = dayGrid([{ day: "2026-05-06", answers: 3 }], "2026-05-07", 2);

    expect(cells.map(({ day }) => day)).toEqual([
      ...["2026-04-27", "2026-04-28", "2026-04-29", "2026-04-30", "2026-05-01", "2026-05-02", "2026-05-03"],
      ...["2026-05-04", "2026-05-05", "2026-05-06", "2026-05-07"],
    ]);
    expect(cells.at(-2)).toEqual({ day: "2026-05-06", answers: 3, week: 1, weekday: 2, level: 1 });
    expect(cells.at(-1)).toMatchObject({ answers: 0, level: 0, weekday: 3 });
  });

  it("has each day once, whatever the day it is and also over summer time", () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date("2020-01-01"), max: new Date("2040-01-01"), noInvalidDate: true }),
        (date) => {
          const cells = dayGrid([], date.toISOString().slice(0, 10), 53);

          expect(new Set(cells.map(({ day }) => day)).size).toBe(cells.length);
          expect(cells.at(-1)?.day).toBe(date.toISOString().slice(0, 10));
          expect(cells.at(-1)?.week).toBe(52);
        },
      ),
    );
  });
});

describe("levelOf", () => {
  it("shows a single answer, and no more than the most", () => {
    expect([0, 1, 3, 4, 12, 400].map(levelOf)).toEqual([0, 1, 1, 2, 4, 4]);
  });
});

describe("monthStarts", () => {
  it("names no month where the next one follows at once", () => {
    const cells = dayGrid([], "2026-03-20", 8);

    expect(monthStarts(cells)).toEqual([
      { month: "2026-02", week: 1 },
      { month: "2026-03", week: 5 },
    ]);
  });
});

describe("byMonth", () => {
  it("adds up what was practised, newest first", () => {
    const days = [
      { day: "2026-04-30", answers: 2 },
      { day: "2026-05-01", answers: 5 },
      { day: "2026-05-02", answers: 0 },
      { day: "2026-05-03", answers: 1 },
    ];

    expect(byMonth(days)).toEqual([
      { month: "2026-05", practised: 2, answers: 6 },
      { month: "2026-04", practised: 1, answers: 2 },
    ]);
  });
});
