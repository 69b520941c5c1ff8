/** What a strong candidate would say, when it is asked for. */
import { Button } from "@mantine/core";
import { type ReactNode, useId, useState } from "react";
import { text } from "../text/en";
import { MarkdownView } from "./markdown-view";
import classes from "./reference.module.css";

interface ReferenceProps {
  readonly source: string;
  /** Stands before the reference, behind the same button. */
  readonly children?: ReactNode;
}

export function Reference({ source, children }: ReferenceProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <div className={classes.reference}>
      <Button
        variant="subtle"
        size="compact-md"
        className={classes.button ?? ""}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {open ? text.grade.hideReference : text.grade.showReference}
      </Button>
      <div id={id} hidden={!open} className={classes.words}>
        {children}
        <MarkdownView source={source} />
      </div>
    </div>
  );
}
