/** Where the answer is written. It stands where the answer will stand, in the same letters. */
import { Button, Textarea } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { text } from "../../text/en";
import { Voice } from "../../ui/voice";
import classes from "./editor.module.css";

/** From this share of the limit on, what is left is told. */
const NEARLY = 0.9;
const IS_MAC = /Mac|iPhone|iPad/.test(navigator.userAgent);

interface EditorProps {
  readonly draft: string;
  readonly onDraft: (draft: string) => void;
  readonly limit: number;
  readonly hintable: boolean;
  readonly hintPending: boolean;
  readonly onSend: (answer: string) => void;
  readonly onHint: () => void;
  readonly onSkip: () => void;
}

export function Editor({
  draft,
  onDraft,
  limit,
  hintable,
  hintPending,
  onSend,
  onHint,
  onSkip,
}: EditorProps) {
  const [answer, setAnswer] = useState(draft);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus({ preventScroll: true }), []);

  const left = limit - [...answer].length;
  const sendable = answer.trim() !== "" && left >= 0;
  const write = (next: string) => {
    setAnswer(next);
    onDraft(next);
  };
  const send = () => {
    if (sendable) onSend(answer);
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key === "Escape") field.current?.blur();
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    send();
  };

  return (
    <>
      <Voice who="you">
        <Textarea
          ref={field}
          aria-label={text.interview.answerLabel}
          placeholder={text.interview.placeholder}
          value={answer}
          onChange={(event) => write(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          variant="unstyled"
          autosize
          minRows={4}
          error={left < 0 ? text.interview.tooLong(-left) : undefined}
          classNames={{ input: classes.input ?? "", error: classes.error ?? "" }}
        />
      </Voice>
      <div className={classes.controls}>
        {hintable && (
          <Button variant="default" onClick={onHint} loading={hintPending}>
            {text.interview.hint}
          </Button>
        )}
        <Button variant="subtle" onClick={onSkip}>
          {text.interview.skip}
        </Button>
        <span className={classes.note}>
          {left >= 0 && left < limit * (1 - NEARLY)
            ? text.interview.left(left)
            : IS_MAC
              ? text.interview.sendKeyMac
              : text.interview.sendKey}
        </span>
        <Button onClick={send} disabled={!sendable}>
          {text.interview.send}
        </Button>
      </div>
    </>
  );
}
