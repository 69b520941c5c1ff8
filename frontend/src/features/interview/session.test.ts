import { describe, expect, it } from "vitest";
import type { ServerMessage, Welcome } from "../../protocol/coach-v1";
import type { WireMessage } from "../../protocol/frames";
import { graded, ID, question, saved, WHOLE } from "./interview.fixtures";
import type { Outbox } from "./outbox";
import { type Keep, Session, type StartPlan, type WireEvents } from "./session";
import { MIXED } from "./use-begin";

const PLAN: StartPlan = { ...MIXED, length: 2 };
const WELCOME: Welcome = {
  kind: "welcome",
  server: "coach",
  capabilities: [],
  topics: [],
  answer_chars: 8_000,
  ready: true,
  now: "2026-05-03T10:00:02Z",
};

/** A browser's database that keeps everything in memory. */
class FakeKeep implements Keep {
  readonly outboxes = new Map<string, Outbox>();
  readonly dropped: string[] = [];

  async loadOutbox(interview: string) {
    return this.outboxes.get(interview) ?? [];
  }

  async saveOutbox(interview: string, outbox: Outbox) {
    this.outboxes.set(interview, outbox);
  }

  async dropDraft(interview: string, turn: number) {
    this.dropped.push(`${interview} ${turn}`);
  }
}

/** A server at the other end of the wire, played by the test. */
class FakeServer {
  readonly keep: FakeKeep;
  readonly sent: WireMessage[] = [];
  readonly session: Session;
  readonly #timers: (() => void)[] = [];
  #events: WireEvents | null = null;
  #ids = 0;

  constructor(keep = new FakeKeep()) {
    this.keep = keep;
    this.session = new Session({
      openWire: (events) => {
        this.#events = events;
        return { send: (frame) => void this.sent.push(JSON.parse(frame)) };
      },
      keep,
      newId: () => {
        this.#ids += 1;
        return `id-${this.#ids}`;
      },
      now: () => Date.parse("2026-05-03T10:00:00Z"),
      later: (_, run) => void this.#timers.push(run),
    });
  }

  open() {
    this.#events?.onOpen();
    this.say(WELCOME);
  }

  lose() {
    this.#events?.onLost();
  }

  say(...messages: ServerMessage[]) {
    for (const message of messages) this.#events?.onFrame(JSON.stringify(message));
  }

  /** Let all the time pass that somebody waits for. */
  pass() {
    for (const run of this.#timers.splice(0)) run();
  }

  kinds() {
    return this.sent.map((message) => message.kind);
  }

  get state() {
    return this.session.snapshot();
  }
}

async function begun(): Promise<FakeServer> {
  const server = new FakeServer();
  server.open();
  const interview = server.session.begin(PLAN);
  server.say(question(1, 1, "id-1"));
  await interview;
  server.sent.length = 0;
  return server;
}

describe("Session", () => {
  it("begins an interview with its first question", async () => {
    const server = new FakeServer();
    server.open();

    const interview = server.session.begin(PLAN);
    server.say(question(1, 1, "id-1"));

    expect(await interview).toBe(ID);
    expect(server.kinds()).toEqual(["hello", "start"]);
    expect(server.state.view?.turns).toHaveLength(1);
  });

  it("says what a refused beginning was refused for", async () => {
    const server = new FakeServer();
    server.open();

    const interview = server.session.begin(PLAN);
    const message = "No question fits.";
    server.say({
      kind: "error",
      code: "no_questions",
      message,
      retry_after: null,
      client_id: "id-1",
      interview: null,
    });

    expect(await interview).toBeNull();
    expect(server.state).toMatchObject({ outbox: [], problem: { message, retrying: false } });
  });

  it("drops the draft of an answer only when the answer is saved", async () => {
    const server = await begun();

    server.session.say({ kind: "answer", turn: 1, text: "All of them." });
    expect(server.keep.dropped).toEqual([]);
    server.say(saved(2, 1, "All of them.", "id-2"));

    expect(server.keep.dropped).toEqual([`${ID} 1`]);
    expect(server.keep.outboxes.get(ID)).toEqual([]);
  });

  it("sends an unacknowledged answer again under the same id after a lost connection", async () => {
    const server = await begun();
    server.session.say({ kind: "answer", turn: 1, text: "All of them." });
    const [first] = server.sent;

    server.lose();
    server.open();

    expect(server.kinds()).toEqual(["answer", "hello", "resume", "answer"]);
    expect(server.sent.at(-1)).toEqual(first);
    expect(server.sent[2]).toMatchObject({ interview: ID, last_seq: 1 });
  });

  it("keeps what is said while the connection is lost until it is back", async () => {
    const server = await begun();
    server.lose();

    server.session.say({ kind: "answer", turn: 1, text: "All of them." });
    expect(server.sent).toEqual([]);
    server.open();

    expect(server.kinds()).toEqual(["hello", "resume", "answer"]);
  });

  it("sends what a reload found unacknowledged", async () => {
    const before = await begun();
    before.session.say({ kind: "answer", turn: 1, text: "All of them." });
    const after = new FakeServer(before.keep);
    after.open();

    await after.session.follow(ID);

    expect(after.kinds()).toEqual(["hello", "resume", "answer"]);
    expect(after.sent.at(-1)).toEqual(before.sent[0]);
  });

  it("asks for what is missing rather than showing a story with a hole", async () => {
    const server = await begun();

    server.say(graded(4, 1));
    expect(server.sent).toEqual([{ kind: "resume", interview: ID, last_seq: 1 }]);
    server.say(...WHOLE);

    expect(server.state.view?.lastSeq).toBe(7);
  });

  it("tries again by itself when the server is busy", async () => {
    const server = await begun();
    server.session.say({ kind: "answer", turn: 1, text: "All of them." });

    const message = "Busy.";
    server.say({ kind: "error", code: "busy", message, retry_after: 2, client_id: "id-2", interview: ID });
    expect(server.state.problem).toMatchObject({ retrying: true });
    server.pass();
    server.say(saved(2, 1, "All of them.", "id-2"));

    expect(server.kinds()).toEqual(["answer", "answer"]);
    expect(server.state.problem).toBeNull();
  });

  it("tells of a loss only when it lasts, and then that all is well again", async () => {
    const server = await begun();

    server.lose();
    server.open();
    server.pass();
    expect(server.state.link).toBe("open");
    server.lose();
    server.pass();
    expect(server.state.link).toBe("lost");
    server.open();
    expect(server.state.link).toBe("healed");
    server.pass();

    expect(server.state.link).toBe("open");
  });

  it("knows by how much the clock of the server is ahead", async () => {
    expect((await begun()).state.ahead).toBe(2_000);
  });

  it("says everything that is said in a talk under an id of its own, in order", async () => {
    const server = await begun();

    server.session.say({ kind: "confidence", turn: 1, sure: "quite" });
    server.session.say({ kind: "answer", turn: 1, text: "All of them." });
    server.session.say({ kind: "dispute", turn: 1, key_point: "retry", verdict: null });

    expect(server.sent).toMatchObject([
      { kind: "confidence", client_id: "id-2", interview: ID, sure: "quite" },
      { kind: "answer", client_id: "id-3" },
      { kind: "dispute", client_id: "id-4", verdict: null },
    ]);
  });

  it("passes over frames that are no messages", async () => {
    const server = await begun();
    const before = server.state;

    server.say("nonsense" as unknown as ServerMessage, null as unknown as ServerMessage);

    expect(server.state).toEqual(before);
  });
});
