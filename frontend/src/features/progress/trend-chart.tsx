/** The course of one topic as a line with its uncertainty; the others stand behind it. */
import { VisuallyHidden } from "@mantine/core";
import { useElementSize } from "@mantine/hooks";
import { scaleLinear, scaleTime } from "@visx/scale";
import { Area, LinePath } from "@visx/shape";
import type { TrendShape } from "../../protocol/http-v1";
import { text } from "../../text/en";
import { dateOf, dayOf, shortDay } from "../../ui/days";
import classes from "./charts.module.css";
import { type Course, courseWords, span } from "./trend";

const HEIGHT = 220;
const MARGIN = { top: 12, right: 36, bottom: 26, left: 30 };
/** Pixels from one date on the axis to the next, at least. */
const DATE_WIDTH = 64;

interface TrendChartProps {
  readonly courses: readonly Course[];
  /** The topic in front. */
  readonly chosen: string;
}

export function TrendChart({ courses, chosen }: TrendChartProps) {
  const { ref, width } = useElementSize();
  const front = courses.find(({ topic }) => topic === chosen) ?? courses[0];
  if (front === undefined) return null;
  return (
    <>
      <div ref={ref} className={classes.trend}>
        {width > 0 && <Lines courses={courses} front={front} width={width} />}
      </div>
      <VisuallyHidden>
        <TrendTable course={front} />
      </VisuallyHidden>
    </>
  );
}

function Lines({ courses, front, width }: { courses: readonly Course[]; front: Course; width: number }) {
  const right = width - MARGIN.right;
  const [first, last] = span(courses) ?? [dayOf(new Date()), dayOf(new Date())];
  const xOf = scaleTime({ domain: [dateOf(first), dateOf(last)], range: [MARGIN.left, right] });
  const yOf = scaleLinear({ domain: [0, 100], range: [HEIGHT - MARGIN.bottom, MARGIN.top] });
  const x = ({ day }: TrendShape) => xOf(dateOf(day));
  const y = ({ estimate }: TrendShape) => yOf(estimate);
  const end = front.trend.at(-1);
  return (
    <svg width={width} height={HEIGHT} role="img" aria-label={courseWords(front)}>
      {yOf.ticks(4).map((level) => (
        <g key={level}>
          <line className={classes.grid} x1={MARGIN.left} x2={right} y1={yOf(level)} y2={yOf(level)} />
          <text className={classes.label} x={MARGIN.left - 8} y={yOf(level)} dy="0.35em" textAnchor="end">
            {level}
          </text>
        </g>
      ))}
      {daysOnAxis(xOf).map((day) => (
        <text key={day} className={classes.label} x={xOf(dateOf(day))} y={HEIGHT - 6} textAnchor="middle">
          {shortDay(day)}
        </text>
      ))}
      {courses.map(
        (course) =>
          course !== front && (
            <LinePath
              key={course.topic}
              className={classes.behind ?? ""}
              data={[...course.trend]}
              x={x}
              y={y}
            />
          ),
      )}
      <Area
        className={classes.band ?? ""}
        data={[...front.trend]}
        x={x}
        y0={({ low }) => yOf(low)}
        y1={({ high }) => yOf(high)}
      />
      <LinePath className={classes.line ?? ""} data={[...front.trend]} x={x} y={y} />
      {front.trend.map((point) => (
        <circle key={point.day} className={classes.dot} cx={x(point)} cy={y(point)} r={3}>
          <title>{`${shortDay(point.day, true)}: ${Math.round(point.estimate)}`}</title>
        </circle>
      ))}
      {end && (
        <text className={classes.end} x={x(end) + 9} y={y(end)} dy="0.35em">
          {Math.round(end.estimate)}
        </text>
      )}
    </svg>
  );
}

/** Days that are named on the axis, as many as there is room for; a short span has several ticks on one day. */
function daysOnAxis(xOf: ReturnType<typeof scaleTime<number>>): readonly string[] {
  const [left = 0, right = 0] = xOf.range();
  const ticks = xOf.ticks((right - left) / DATE_WIDTH);
  const days = [...new Set(ticks.map(dayOf))].filter((day) => xOf(dateOf(day)) >= left);
  const every = Math.ceil((days.length * DATE_WIDTH) / (right - left));
  return days.filter((_, index) => index % every === 0);
}

function TrendTable({ course }: { course: Course }) {
  const words = text.progress;
  return (
    <table>
      <caption>{words.trendCaption(course.title)}</caption>
      <thead>
        <tr>
          {[words.day, words.level, words.range].map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {course.trend.map((point) => (
          <tr key={point.day}>
            <th scope="row">{shortDay(point.day, true)}</th>
            <td>{Math.round(point.estimate)}</td>
            <td>{text.mastery.between(point.low, point.high)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
