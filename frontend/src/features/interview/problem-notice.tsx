/** An error of the server about the interview: what happened, and that nothing is lost. */
import { text } from "../../text/en";
import { Notice } from "../../ui/notice";
import { useSessionParts, useSessionState } from "./session-context";

export function ProblemNotice() {
  const { session } = useSessionParts();
  const { problem } = useSessionState();
  if (problem === null) return null;
  return (
    <Notice tone={problem.retrying ? "quiet" : "contradicted"} onDismiss={() => session.dismissProblem()}>
      <p>{problem.message}</p>
      {problem.retrying && <p>{text.problems.retrying}</p>}
    </Notice>
  );
}
