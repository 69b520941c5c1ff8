/** Where a file is dropped or chosen. */
import { Button, FileButton } from "@mantine/core";
import { type DragEvent, useRef, useState } from "react";
import { text } from "../text/en";
import classes from "./file-drop.module.css";

interface FileDropProps {
  /** Endings of the files to offer, as an input takes them. */
  readonly accept: string;
  readonly onFile: (file: File) => void;
}

export function FileDrop({ accept, onFile }: FileDropProps) {
  const [over, setOver] = useState(false);
  // Whoever mends a file chooses the same one again.
  const forget = useRef<() => void>(null);
  const take = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file) onFile(file);
  };
  return (
    <section
      className={classes.drop}
      data-over={over}
      aria-label={text.files.choose}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={take}
    >
      <FileButton
        accept={accept}
        resetRef={forget}
        onChange={(file) => {
          forget.current?.();
          if (file) onFile(file);
        }}
      >
        {(props) => <Button {...props}>{text.files.choose}</Button>}
      </FileButton>
      <span className={classes.note}>{text.files.drop}</span>
    </section>
  );
}
