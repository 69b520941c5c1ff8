/** The state of the connection, when there is something to say about it. */
import { useQuery } from "@tanstack/react-query";
import { readinessQuery } from "../../protocol/http";
import type { Readiness } from "../../protocol/http-v1";
import { text } from "../../text/en";
import classes from "./connection-line.module.css";
import { useSessionState } from "./session-context";

const WORDS = {
  lost: text.connection.lost,
  healed: text.connection.healed,
  connecting: null,
  open: null,
  blip: null,
};

export function ConnectionLine() {
  const { link } = useSessionState();
  const words = WORDS[link];
  return (
    <div className={classes.place} role="status">
      {words && (
        <p className={classes.line} data-link={link}>
          {words}
        </p>
      )}
    </div>
  );
}

/** Milliseconds between two questions whether the model is loaded. */
const ASK_AGAIN = 2_000;

/** What is asked about again: it passes. */
const PASSING: readonly Readiness["status"][] = ["loading", "unavailable"];

/** Whether the coach can grade yet; asked again until it can, or until it is clear that it cannot. */
export function useReadiness(): Readiness | undefined {
  const { link, welcome } = useSessionState();
  const query = useQuery({
    ...readinessQuery,
    enabled: welcome?.ready === false && (link === "open" || link === "healed"),
    refetchInterval: ({ state }) => (PASSING.includes(state.data?.status ?? "ready") ? ASK_AGAIN : false),
  });
  return welcome?.ready ? { status: "ready", message: null } : query.data;
}

/** Says quietly that the model still loads, or loudly that it never will. */
export function ReadinessLine() {
  const readiness = useReadiness();
  if (readiness === undefined || readiness.status === "ready") return null;
  const damaged = readiness.status === "damaged";
  if (readiness.status === "unavailable") return <p className={classes.readiness}>{readiness.message}</p>;
  return (
    <p className={classes.readiness} data-damaged={damaged} role={damaged ? "alert" : undefined}>
      {damaged ? `${text.connection.damaged}${readiness.message ?? ""}` : text.connection.waking}
    </p>
  );
}
