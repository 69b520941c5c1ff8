/** The list of keys, on request and with its own key. */
import { Button } from "@mantine/core";
import { useRef } from "react";
import { text } from "../../text/en";
import { KeyList } from "../../ui/key-list";
import { useKeys } from "../../ui/keys";
import { useShortcuts } from "../../ui/use-shortcuts";
import classes from "./key-help.module.css";

const words = text.keys;

export function KeyHelp() {
  const dialog = useRef<HTMLDialogElement>(null);
  const keys = useKeys();
  const close = useRef<HTMLButtonElement>(null);
  const open = () => {
    dialog.current?.showModal();
    // Not the first field of the list: the next letter would become its key.
    close.current?.focus();
  };
  useShortcuts({ list: open });
  if (keys === null) return null;
  return (
    <>
      <button type="button" className={classes.opener} onClick={open}>
        <kbd>{keys.list}</kbd> {words.title}
      </button>
      <dialog ref={dialog} className={classes.dialog} aria-labelledby="keys-title">
        <h2 id="keys-title" className={classes.heading}>
          {words.title}
        </h2>
        <h3 className={classes.title}>{words.what}</h3>
        <KeyList />
        <h3 className={classes.title}>{words.writing}</h3>
        <dl className={classes.fixed}>
          <dt>{text.interview.sendKeys}</dt>
          <dd>{words.send}</dd>
          <dt>Esc</dt>
          <dd>{words.leave}</dd>
        </dl>
        <p className={classes.close}>
          <Button ref={close} onClick={() => dialog.current?.close()}>
            {words.close}
          </Button>
        </p>
      </dialog>
    </>
  );
}
