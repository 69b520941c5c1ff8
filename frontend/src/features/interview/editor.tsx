/** Where the candidate writes. It stands where the words will stand, in the same letters. */
import { Button, Textarea } from "@mantine/core";
import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from "react";
import { text } from "../../text/en";
import { systemOf } from "../../ui/dictation";
import { useShortcuts } from "../../ui/use-shortcuts";
import { Voice } from "../../ui/voice";
import classes from "./editor.module.css";
import { type DictationState, useDictation } from "./use-dictation";

/** From this share of the limit on, what is left is told. */
const NEARLY = 0.9;
const IS_MAC = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** Lines of room for a whole answer. */
const WHOLE = 4;
/** Here a focused field opens a keyboard over half of what is to be read. */
const TOUCH = "(hover: none)";

interface EditorProps {
  readonly draft: string;
  readonly onDraft?: (draft: string) => void;
  readonly limit: number;
  readonly label?: string;
  readonly placeholder?: string;
  readonly sendWord?: string;
  /** Lines of room that the field has while it is empty. */
  readonly rows?: number;
  readonly onSend: (words: string) => void;
  readonly onLeave?: () => void;
  /** Other things to do here, before the button that sends. */
  readonly children?: ReactNode;
}

export function Editor({
  draft,
  onDraft,
  limit,
  label = text.interview.answerLabel,
  placeholder = text.interview.placeholder,
  sendWord = text.interview.send,
  rows = WHOLE,
  onSend,
  onLeave,
  children,
}: EditorProps) {
  const [words, setWords] = useState(draft);
  const field = useRef<HTMLTextAreaElement>(null);
  const small = rows < WHOLE;
  const focus = () => field.current?.focus({ preventScroll: true });
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it appears
  useEffect(() => {
    if (!(small && matchMedia(TOUCH).matches)) focus();
  }, []);
  useShortcuts({ write: () => field.current?.focus() });

  const write = (next: string) => {
    setWords(next);
    onDraft?.(next);
  };
  const dictation = useDictation(words, write);
  const left = limit - [...words].length;
  const sendable = words.trim() !== "" && left >= 0;
  const send = () => {
    if (sendable) onSend(words);
  };
  const onKeyDown = (event: KeyboardLike) => {
    if (event.key === "Escape") (onLeave ?? (() => field.current?.blur()))();
    if (!sends(event)) return;
    event.preventDefault();
    send();
  };
  useSendKey(send);

  return (
    <>
      <Voice who="you">
        <Textarea
          ref={field}
          aria-label={label}
          placeholder={placeholder}
          value={words}
          onChange={(event) => write(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          variant="unstyled"
          autosize
          minRows={rows}
          {...(small && { maxRows: 6 })}
          error={left < 0 ? text.interview.tooLong(-left) : undefined}
          classNames={{ input: classes.input ?? "", error: classes.error ?? "" }}
        />
      </Voice>
      <Dictate dictation={dictation} onStopped={focus} />
      <div className={classes.controls}>
        {children}
        <span className={classes.note}>
          {left >= 0 && left < limit * (1 - NEARLY)
            ? text.interview.left(left)
            : IS_MAC
              ? text.interview.sendKeyMac
              : text.interview.sendKey}
        </span>
        <Button onClick={send} disabled={!sendable}>
          {sendWord}
        </Button>
      </div>
    </>
  );
}

type KeyboardLike = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "preventDefault">;

function sends({ key, ctrlKey, metaKey }: KeyboardLike): boolean {
  return key === "Enter" && (ctrlKey || metaKey);
}

/** Whoever has just chosen something beside the field sends with the same keys as in it. */
function useSendKey(send: () => void): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const elsewhere = event.target instanceof Element && event.target.closest("textarea, dialog") === null;
    if (sends(event) && elsewhere) send();
  });
  useEffect(() => {
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
}

function Dictate({ dictation, onStopped }: { dictation: DictationState; onStopped: () => void }) {
  const { hearing, toggle } = dictation;
  const words = text.speech;
  if (hearing === "off") return null;
  if (hearing === "elsewhere") {
    return <p className={classes.speech}>{words.elsewhere[systemOf(navigator.userAgent)]}</p>;
  }
  const listening = hearing === "listening";
  return (
    <div className={classes.speech}>
      <Button
        variant="subtle"
        size="compact-sm"
        aria-pressed={listening}
        onClick={() => {
          toggle();
          if (listening) onStopped();
        }}
      >
        {listening ? words.stop : words.dictate}
      </Button>
      <span role="status">{listening ? words.listening : hearing === "failed" ? words.failed : ""}</span>
    </div>
  );
}
