/** What can be done about the points of a turn, said to the coach. */
import type { PointDeeds } from "./point-actions";
import type { Session } from "./session";

export function deedsOf(session: Session, turn: number): Omit<PointDeeds, "onShow"> {
  return {
    onConfirm: (key_point, said) => session.say({ kind: "confirm", turn, key_point, said }),
    onDispute: (key_point, verdict) => session.say({ kind: "dispute", turn, key_point, verdict }),
  };
}
