/** A square for each day, the darker the more was answered; for the ear a table by month. */
import { VisuallyHidden } from "@mantine/core";
import { useElementSize } from "@mantine/hooks";
import type { HabitDay } from "../../protocol/http-v1";
import { text } from "../../text/en";
import { monthWords, shortDay } from "../../ui/days";
import classes from "./charts.module.css";
import { byMonth, dayGrid, LEVELS, monthStarts } from "./day-grid";

const CELL = 12;
const STEP = 15;
const TOP = 18;
const YEAR = 53;

interface DayMapProps {
  readonly days: readonly HabitDay[];
  readonly today: string;
}

export function DayMap({ days, today }: DayMapProps) {
  const { ref, width } = useElementSize();
  // As many weeks as there is room for: nothing is scrolled sideways on a phone.
  const weeks = Math.min(YEAR, Math.floor((width + STEP - CELL) / STEP));
  return (
    <>
      <div ref={ref} className={classes.days} aria-hidden="true">
        {weeks > 0 && <Squares days={days} today={today} weeks={weeks} />}
      </div>
      <Legend />
      <VisuallyHidden>
        <MonthTable days={days} />
      </VisuallyHidden>
    </>
  );
}

function Squares({ days, today, weeks }: DayMapProps & { weeks: number }) {
  const cells = dayGrid(days, today, weeks);
  return (
    <svg width={weeks * STEP - (STEP - CELL)} height={TOP + 7 * STEP} aria-hidden="true">
      {monthStarts(cells).map(({ month, week }) => (
        <text key={month} className={classes.label} x={week * STEP} y={TOP - 7}>
          {shortDay(`${month}-01`).split(" ")[1]}
        </text>
      ))}
      {cells.map((cell) => (
        <rect
          key={cell.day}
          className={classes.day}
          data-level={cell.level}
          x={cell.week * STEP}
          y={TOP + cell.weekday * STEP}
          width={CELL}
          height={CELL}
          rx={3}
        >
          <title>{text.progress.dayAnswers(cell.answers, shortDay(cell.day, true))}</title>
        </rect>
      ))}
    </svg>
  );
}

function Legend() {
  const levels = Array.from({ length: LEVELS + 1 }, (_, level) => level);
  return (
    <p className={classes.legend} aria-hidden="true">
      {text.progress.less}
      <svg width={levels.length * STEP} height={CELL} aria-hidden="true">
        {levels.map((level) => (
          <rect
            key={level}
            className={classes.day}
            data-level={level}
            x={level * STEP + 1.5}
            width={CELL}
            height={CELL}
            rx={3}
          />
        ))}
      </svg>
      {text.progress.more}
    </p>
  );
}

function MonthTable({ days }: { days: readonly HabitDay[] }) {
  const words = text.progress;
  return (
    <table>
      <caption>{words.daysCaption}</caption>
      <thead>
        <tr>
          {[words.month, words.practised, words.answersHead].map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {byMonth(days).map(({ month, practised, answers }) => (
          <tr key={month}>
            <th scope="row">{monthWords(month)}</th>
            <td>{practised}</td>
            <td>{answers}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
