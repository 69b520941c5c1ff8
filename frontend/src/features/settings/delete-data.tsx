/** Delete everything, after the word for it was typed: no slip of the hand can do that. */
import { Button, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { deleteRecord } from "../../protocol/http-record";
import { text } from "../../text/en";
import { forgetUnsent } from "../../ui/drafts";
import { Notice, wordsOf } from "../../ui/notice";
import classes from "./data-section.module.css";

const words = text.settings;

export function DeleteData() {
  const [asking, setAsking] = useState(false);
  const deleting = useMutation({
    mutationFn: async () => {
      const deleted = await deleteRecord();
      await forgetUnsent();
      return deleted;
    },
  });
  if (deleting.isSuccess) return <Deleted copies={deleting.data.copies} />;
  if (!asking) {
    return (
      <Button variant="default" onClick={() => setAsking(true)}>
        {words.remove}
      </Button>
    );
  }
  return (
    <Confirm onKeep={() => setAsking(false)} onDelete={() => deleting.mutate()} deleting={deleting.isPending}>
      {deleting.isError && (
        <Notice tone="contradicted">
          <p>{wordsOf(deleting.error)}</p>
        </Notice>
      )}
    </Confirm>
  );
}

interface ConfirmProps {
  readonly onKeep: () => void;
  readonly onDelete: () => void;
  readonly deleting: boolean;
  readonly children: React.ReactNode;
}

function Confirm({ onKeep, onDelete, deleting, children }: ConfirmProps) {
  const [typed, setTyped] = useState("");
  const meant = typed.trim().toLowerCase() === words.removeWord;
  return (
    <form
      className={classes.confirm}
      onSubmit={(event) => {
        event.preventDefault();
        if (meant) onDelete();
      }}
    >
      <TextInput
        label={words.removeAsk(words.removeWord)}
        value={typed}
        autoFocus
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => event.key === "Escape" && onKeep()}
      />
      <div className={classes.buttons}>
        <Button variant="default" onClick={onKeep}>
          {words.removeNo}
        </Button>
        <Button type="submit" className={classes.delete ?? ""} disabled={!meant} loading={deleting}>
          {words.removeYes}
        </Button>
      </div>
      {children}
    </form>
  );
}

function Deleted({ copies }: { copies: readonly string[] }) {
  return (
    <div role="status" className={classes.deleted}>
      <Notice tone="covered" title={words.removed}>
        {copies.length > 0 && <p>{words.removedCopies(copies.join(", "))}</p>}
        {/* What the page still knows is of a record that is gone: it is loaded anew. */}
        <Button variant="default" onClick={() => location.assign("/")}>
          {words.removedOn}
        </Button>
      </Notice>
    </div>
  );
}
