/** The time that an exam has left, quietly, and out of sight on request. */
import { VisuallyHidden } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { text } from "../../text/en";
import { type Clock, toldBetween } from "./clock";
import classes from "./exam-clock.module.css";

/** From this many milliseconds on, seconds are shown. */
const LAST_MINUTE = 60_000;

/** Seconds by which two clocks may differ, so that twenty minutes do not begin as twenty-one. */
const SLACK = 3;

export function ExamClock({ clock }: { clock: Clock }) {
  const [hidden, setHidden] = useState(false);
  const words = text.clock;
  return (
    <span className={classes.clock}>
      {!hidden && (
        <span
          role="timer"
          aria-label={words.left}
          data-soon={clock.left <= LAST_MINUTE}
          className={classes.left}
        >
          {leftWords(clock.left)}
        </span>
      )}
      {!hidden && clock.seconds !== null && (
        <span className={classes.pace}>
          {words.pace(clock.seconds)}
          {clock.behind && `, ${words.behind}`}
        </span>
      )}
      <button type="button" className={classes.hide} onClick={() => setHidden(!hidden)}>
        {hidden ? words.show : words.hide}
      </button>
      <Told left={clock.left} />
    </span>
  );
}

export function leftWords(left: number): string {
  const seconds = Math.ceil(left / 1_000);
  if (seconds === 0) return text.clock.over;
  if (left <= LAST_MINUTE) return text.clock.seconds(seconds);
  return text.clock.minutes(Math.ceil((seconds - SLACK) / 60));
}

function Told({ left }: { left: number }) {
  const before = useRef(left);
  const [told, setTold] = useState<number | null>(null);
  useEffect(() => {
    const minutes = toldBetween(before.current, left);
    before.current = left;
    if (minutes !== null) setTold(minutes);
  }, [left]);
  return <VisuallyHidden role="status">{told !== null && text.clock.soon(told)}</VisuallyHidden>;
}
