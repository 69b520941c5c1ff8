/** How many questions come back on each of the next days. */
import { VisuallyHidden } from "@mantine/core";
import { useElementSize } from "@mantine/hooks";
import { scaleBand, scaleLinear } from "@visx/scale";
import type { DueDay } from "../../protocol/http-v1";
import { text } from "../../text/en";
import { dateOf, shortDay } from "../../ui/days";
import classes from "./charts.module.css";

const HEIGHT = 150;
const MARGIN = { top: 22, bottom: 24 };
/** A scale that ends here at least: one question is not drawn as a tower. */
const LEAST = 5;

interface DueChartProps {
  readonly days: readonly DueDay[];
  /** Most questions on a day. */
  readonly cap: number;
}

export function DueChart({ days, cap }: DueChartProps) {
  const { ref, width } = useElementSize();
  return (
    <>
      <div ref={ref} className={classes.due} aria-hidden="true">
        {width > 0 && <Bars days={days} cap={cap} width={width} />}
      </div>
      <VisuallyHidden>
        <DueTable days={days} />
      </VisuallyHidden>
    </>
  );
}

function Bars({ days, cap, width }: DueChartProps & { width: number }) {
  const most = Math.max(LEAST, ...days.map(({ due }) => due));
  const bottom = HEIGHT - MARGIN.bottom;
  const xOf = scaleBand({ domain: days.map(({ day }) => day), range: [0, width], padding: 0.25 });
  const yOf = scaleLinear({ domain: [0, most], range: [bottom, MARGIN.top] });
  return (
    <svg width={width} height={HEIGHT} aria-hidden="true">
      <line className={classes.grid} x1={0} x2={width} y1={bottom} y2={bottom} />
      {cap <= most && (
        <>
          <line className={classes.cap} x1={0} x2={width} y1={yOf(cap)} y2={yOf(cap)} />
          <text className={classes.label} x={width} y={yOf(cap) - 16} textAnchor="end">
            {text.progress.dueCapLine(cap)}
          </text>
        </>
      )}
      {days.map(({ day, due }, index) => {
        const left = xOf(day) ?? 0;
        const middle = left + xOf.bandwidth() / 2;
        return (
          <g key={day}>
            <rect
              className={index === 0 ? classes.dueToday : classes.dueBar}
              x={left}
              y={yOf(due)}
              width={xOf.bandwidth()}
              height={bottom - yOf(due)}
              rx={3}
            />
            {due > 0 && (
              <text className={classes.count} x={middle} y={yOf(due) - 5} textAnchor="middle">
                {due}
              </text>
            )}
            <text className={classes.label} x={middle} y={HEIGHT - 7} textAnchor="middle">
              {dateOf(day).getDate()}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

function DueTable({ days }: { days: readonly DueDay[] }) {
  const words = text.progress;
  return (
    <table>
      <caption>{words.dueCaption}</caption>
      <thead>
        <tr>
          <th scope="col">{words.dueDay}</th>
          <th scope="col">{words.dueQuestions}</th>
        </tr>
      </thead>
      <tbody>
        {days.map(({ day, due }) => (
          <tr key={day}>
            <th scope="row">{shortDay(day)}</th>
            <td>{due}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
