/** What happened, what is safe, what to do; and the quiet word while something loads. */
import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { Refused, UNREACHABLE } from "../protocol/http";
import { text } from "../text/en";
import classes from "./notice.module.css";

interface NoticeProps {
  readonly tone?: "quiet" | "contradicted" | "covered";
  readonly title?: string;
  readonly children: ReactNode;
  readonly onDismiss?: () => void;
}

export function Notice({ tone = "quiet", title, children, onDismiss }: NoticeProps) {
  return (
    <div className={classes.notice} data-tone={tone} role={tone === "contradicted" ? "alert" : undefined}>
      <div className={classes.words}>
        {title && <strong>{title}</strong>}
        {children}
      </div>
      {onDismiss && (
        <Button variant="subtle" size="compact-sm" onClick={onDismiss}>
          {text.problems.dismiss}
        </Button>
      )}
    </div>
  );
}

export function Waiting() {
  return (
    <p className={classes.waiting} role="status">
      {text.loading}
    </p>
  );
}

/** The words for an error of the service. */
export function wordsOf(error: Error): string {
  return error instanceof Refused && error.code === UNREACHABLE ? text.problems.unreachable : error.message;
}

/** A part that could not be loaded, with the way to try again. */
export function Failed({ error, onRetry }: { error: Error; onRetry: () => void }) {
  return (
    <Notice tone="contradicted">
      <p>{wordsOf(error)}</p>
      <Button variant="default" size="compact-md" onClick={onRetry}>
        {text.problems.retry}
      </Button>
    </Notice>
  );
}
