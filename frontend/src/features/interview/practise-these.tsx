/** A button that begins an interview on exactly these questions, with what the server says when it cannot. */
import { Button } from "@mantine/core";
import { useEffect } from "react";
import { ProblemNotice } from "./problem-notice";
import { useSessionParts } from "./session-context";
import { MIXED, useBegin } from "./use-begin";

export function PractiseThese({ questions, label }: { questions: readonly string[]; label: string }) {
  const { begin, beginning } = useBegin();
  const { session } = useSessionParts();
  useEffect(() => () => session.dismissProblem(), [session]);
  return (
    <>
      <ProblemNotice />
      <Button onClick={() => begin({ ...MIXED, questions: [...questions] })} loading={beginning}>
        {label}
      </Button>
    </>
  );
}
