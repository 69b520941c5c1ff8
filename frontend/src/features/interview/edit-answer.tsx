/** The last answer, to be changed or taken back while that is still possible. */
import { Button } from "@mantine/core";
import { useEffect, useRef } from "react";
import { text } from "../../text/en";
import classes from "./edit-answer.module.css";
import { Editor } from "./editor";

interface EditAnswerProps {
  readonly words: string;
  readonly limit: number;
  readonly onSave: (words: string) => void;
  readonly onWithdraw: () => void;
  readonly onCancel: () => void;
}

export function EditAnswer({ words, limit, onSave, onWithdraw, onCancel }: EditAnswerProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.scrollIntoView({ block: "nearest" });
  }, []);
  return (
    <div ref={place} className={classes.edit}>
      <Editor
        draft={words}
        limit={limit}
        label={text.dialogue.editing}
        sendWord={text.dialogue.editSave}
        onSend={(changed) => (changed === words ? onCancel() : onSave(changed))}
        onLeave={onCancel}
      >
        <Button variant="default" onClick={onCancel}>
          {text.dialogue.editCancel}
        </Button>
        <Button variant="subtle" onClick={onWithdraw}>
          {text.dialogue.withdraw}
        </Button>
      </Editor>
    </div>
  );
}
