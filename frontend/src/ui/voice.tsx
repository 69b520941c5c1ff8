/** Who speaks: the coach without a frame, the candidate on paper. */
import type { ReactNode } from "react";
import { text } from "../text/en";
import classes from "./voice.module.css";

export function Voice({ who, children }: { who: "coach" | "you"; children: ReactNode }) {
  return (
    <div className={classes.voice} data-who={who}>
      <span className={classes.who}>{text.interview[who]}</span>
      {children}
    </div>
  );
}
