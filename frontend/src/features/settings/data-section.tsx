/** The candidate's own data: take it along, bring it back, delete it. */
import { Button, FileButton } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useRef } from "react";
import { RECORD_ADDRESS, restoreRecord } from "../../protocol/http-record";
import type { RestoredShape } from "../../protocol/http-v1";
import { text } from "../../text/en";
import { Notice, wordsOf } from "../../ui/notice";
import { Section } from "../../ui/page";
import classes from "./data-section.module.css";
import { DeleteData } from "./delete-data";

const words = text.settings;

export function DataSection() {
  return (
    <Section title={words.data}>
      <p>{words.dataWhat}</p>
      <Matter title={words.backup} what={words.backupWhat}>
        <Button component="a" href={RECORD_ADDRESS} download>
          {words.backup}
        </Button>
      </Matter>
      <Restore />
      <Matter title={words.move} what={words.moveWhat} />
      <Matter title={words.remove} what={words.removeWhat}>
        <DeleteData />
      </Matter>
    </Section>
  );
}

function Matter({ title, what, children }: { title: string; what: string; children?: ReactNode }) {
  return (
    <div className={classes.matter}>
      <div>
        <h3 className={classes.title}>{title}</h3>
        <p className={classes.what}>{what}</p>
      </div>
      {children}
    </div>
  );
}

function Restore() {
  const queries = useQueryClient();
  // Whoever mends a file chooses the same one again.
  const forget = useRef<() => void>(null);
  const restoring = useMutation({
    mutationFn: restoreRecord,
    onSuccess: () => void queries.invalidateQueries(),
  });
  return (
    <>
      <Matter title={words.restore} what={words.restoreWhat}>
        <FileButton
          accept=".zip"
          resetRef={forget}
          onChange={(file) => {
            forget.current?.();
            if (file) restoring.mutate(file);
          }}
        >
          {(props) => (
            <Button {...props} variant="default" loading={restoring.isPending}>
              {words.restoreChoose}
            </Button>
          )}
        </FileButton>
      </Matter>
      {restoring.isSuccess && (
        <div role="status">
          <Notice tone="covered" title={words.restored}>
            <Restored restored={restoring.data} />
          </Notice>
        </div>
      )}
      {restoring.isError && (
        <Notice tone="contradicted">
          <p>{wordsOf(restoring.error)}</p>
        </Notice>
      )}
    </>
  );
}

function Restored({ restored: { interviews, there, banks, left_out } }: { restored: RestoredShape }) {
  const lines = [
    words.restoredInterviews(interviews, there),
    banks.length > 0 && words.restoredBanks(banks.join(", ")),
    left_out.length > 0 && words.restoredLeftOut(left_out.join(", ")),
  ];
  return lines.filter((line) => line !== false).map((line) => <p key={line}>{line}</p>);
}
