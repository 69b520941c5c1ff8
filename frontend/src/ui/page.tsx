/** A place: its heading, its title in the browser, and one column that is never too wide to read. */
import { Title, VisuallyHidden } from "@mantine/core";
import { type ReactNode, useEffect } from "react";
import { text } from "../text/en";
import classes from "./page.module.css";

interface PageProps {
  readonly title: string;
  /** Stands in the browser's title where the heading is a sentence. */
  readonly name?: string;
  readonly children: ReactNode;
  /** For the ear only: the place speaks for itself to the eye. */
  readonly quietTitle?: boolean;
}

export function Page({ title, name, children, quietTitle = false }: PageProps) {
  const documentTitle = text.title(name ?? title);
  useEffect(() => {
    document.title = documentTitle;
  }, [documentTitle]);
  return (
    <div className={classes.column}>
      {quietTitle ? (
        <VisuallyHidden component="h1">{title}</VisuallyHidden>
      ) : (
        <Title order={1} className={classes.title}>
          {title}
        </Title>
      )}
      {children}
    </div>
  );
}

/** One subject of a place. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={classes.section} aria-label={title}>
      <Title order={2} className={classes.sectionTitle}>
        {title}
      </Title>
      {children}
    </section>
  );
}
