/** The banks in use; one's own can be removed. */
import { Button } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { banksQuery, removeBank } from "../../protocol/http";
import type { RunningBankShape } from "../../protocol/http-v1";
import { text } from "../../text/en";
import { Failed, Notice, Waiting, wordsOf } from "../../ui/notice";
import { Section } from "../../ui/page";
import classes from "./bank-list.module.css";
import { useFreshBanks } from "./use-adding";

const words = text.banks;

export function BankList() {
  const banks = useQuery(banksQuery);
  const refresh = useFreshBanks();
  const removing = useMutation({
    mutationFn: (bank: RunningBankShape) => removeBank(bank.name),
    onSuccess: refresh,
  });
  return (
    <Section title={words.running}>
      {banks.isPending && <Waiting />}
      {banks.isError && <Failed error={banks.error} onRetry={() => void banks.refetch()} />}
      {removing.isError && <Notice tone="contradicted">{wordsOf(removing.error)}</Notice>}
      {removing.isSuccess && <p role="status">{words.removed(removing.variables.title)}</p>}
      <ul className={classes.list}>
        {banks.data?.map((bank) => (
          <li key={bank.name} className={classes.bank}>
            <Line bank={bank} removing={removing.isPending} onRemove={() => removing.mutate(bank)} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

interface LineProps {
  readonly bank: RunningBankShape;
  readonly removing: boolean;
  readonly onRemove: () => void;
}

function Line({ bank, removing, onRemove }: LineProps) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <span>
        {bank.title}
        <span className={classes.note}>
          {words.questions(bank.questions)} · {bank.own ? words.yours : words.builtIn}
        </span>
      </span>
      {bank.own && !asking && (
        <Button variant="subtle" aria-label={words.removeOf(bank.title)} onClick={() => setAsking(true)}>
          {words.remove}
        </Button>
      )}
      {asking && (
        <fieldset className={classes.ask}>
          <legend>{words.removeAsk(bank.title)}</legend>
          <Button
            variant="default"
            loading={removing}
            onClick={() => {
              setAsking(false);
              onRemove();
            }}
          >
            {words.removeYes}
          </Button>
          <Button variant="subtle" autoFocus onClick={() => setAsking(false)}>
            {words.removeNo}
          </Button>
        </fieldset>
      )}
    </>
  );
}
