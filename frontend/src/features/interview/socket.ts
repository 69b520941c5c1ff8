/** The browser's socket, opened again until it holds. */
import ReconnectingWebSocket from "partysocket/ws";
import type { Wire, WireEvents } from "./session";

const SUBPROTOCOL = "coach.v1";
/** A page that slept this long, in milliseconds, no longer trusts that its socket is alive. */
const SLEPT = 30_000;

/** Open a socket to the server that this page came from. */
export function openSocket(events: WireEvents): Wire {
  const address = `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/ws`;
  const socket = new ReconnectingWebSocket(address, SUBPROTOCOL, {
    // Full jitter: many pages that lose one server must not come back in the same instant.
    minReconnectionDelay: 300 + Math.random() * 900,
    maxReconnectionDelay: 8_000,
    reconnectionDelayGrowFactor: 1.5,
    // What is not sent waits in the outbox, which outlives a reload.
    maxEnqueuedMessages: 0,
  });
  socket.addEventListener("open", () => events.onOpen());
  socket.addEventListener("message", (event) => typeof event.data === "string" && events.onFrame(event.data));
  socket.addEventListener("close", () => events.onLost());
  reconnectAfterSleep(socket);
  return { send: (frame) => socket.send(frame) };
}

function reconnectAfterSleep(socket: ReconnectingWebSocket): void {
  let hiddenAt = Number.POSITIVE_INFINITY;
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) hiddenAt = Date.now();
    else if (Date.now() - hiddenAt > SLEPT || socket.readyState === socket.CLOSED) socket.reconnect();
  });
  addEventListener("online", () => socket.reconnect());
}
