/** One candidate at one socket: sends what is said, folds what comes, and heals what breaks. */
import type { Start, Welcome } from "../../protocol/coach-v1";
import { readServerMessage, type WireMessage } from "../../protocol/frames";
import { answeredBy, type Outbox, type Pending, put, settle } from "./outbox";
import { emptyView, fold, type InterviewView, leavesHole } from "./view";

const CLIENT = "coach-page/1";
/** Seconds that a lost connection is given to come back before the candidate hears of it. */
const BLIP = 0.8;
/** Seconds that the good news stays. */
const HEALED = 5;

export interface Wire {
  send(frame: string): void;
}

export interface WireEvents {
  onOpen(): void;
  onFrame(frame: string): void;
  onLost(): void;
}

/** What outlives a reload. */
export interface Keep {
  loadOutbox(interview: string): Promise<Outbox>;
  saveOutbox(interview: string, outbox: Outbox): Promise<void>;
  dropDraft(interview: string, turn: number): Promise<void>;
}

export interface Ports {
  readonly openWire: (events: WireEvents) => Wire;
  readonly keep: Keep;
  readonly newId: () => string;
  /** Milliseconds by the clock of this device. */
  readonly now: () => number;
  readonly later: (seconds: number, run: () => void) => void;
}

/** `blip`: just lost, and not worth a word yet. `healed`: back after a loss that was told. */
type Link = "connecting" | "open" | "blip" | "lost" | "healed";

interface Problem {
  readonly code: string;
  readonly message: string;
  /** The message that it is about is sent again by itself. */
  readonly retrying: boolean;
}

export interface SessionState {
  readonly link: Link;
  readonly welcome: Welcome | null;
  /** Milliseconds by which the clock of the server is ahead of the one here. */
  readonly ahead: number;
  readonly view: InterviewView | null;
  readonly outbox: Outbox;
  readonly problem: Problem | null;
}

export type StartPlan = Required<Omit<Start, "kind" | "client_id">>;

/** What a candidate can say in the interview on the table. */
export type Utterance = WithoutHead<Exclude<Pending, Start>>;
type WithoutHead<Message> = Message extends unknown ? Omit<Message, "client_id" | "interview"> : never;

export class Session {
  #state: SessionState = {
    link: "connecting",
    welcome: null,
    ahead: 0,
    view: null,
    outbox: [],
    problem: null,
  };
  readonly #ports: Ports;
  readonly #wire: Wire;
  readonly #listeners = new Set<() => void>();
  readonly #begun = new Map<string, (interview: string | null) => void>();

  constructor(ports: Ports) {
    this.#ports = ports;
    this.#wire = ports.openWire({
      onOpen: () => this.#send({ kind: "hello", client: CLIENT }),
      onFrame: (frame) => this.#receive(frame),
      onLost: () => this.#lost(),
    });
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly snapshot = (): SessionState => this.#state;

  /** Begin an interview; resolves with its id, or with null when the server refused. */
  begin(plan: StartPlan): Promise<string | null> {
    const client_id = this.#ports.newId();
    return new Promise((resolve) => {
      this.#begun.set(client_id, resolve);
      this.#say({ kind: "start", client_id, ...plan });
    });
  }

  /** Take up an interview, from another page or before a reload. */
  async follow(interview: string): Promise<void> {
    const { view } = this.#state;
    if (view?.id === interview && view.lastSeq > 0) return;
    this.#change({ view: emptyView(interview), problem: null });
    const kept = await this.#ports.keep.loadOutbox(interview);
    this.#change({ outbox: kept.reduce(put, this.#state.outbox) });
    this.#catchUp();
  }

  /** Say something in the interview on the table; it is kept and sent until the server has it. */
  say(utterance: Utterance): void {
    if (this.#state.view === null) return;
    const head = { client_id: this.#ports.newId(), interview: this.#state.view.id };
    this.#say({ ...head, ...utterance });
  }

  dismissProblem(): void {
    this.#change({ problem: null });
  }

  #say(message: Pending): void {
    this.#change({ outbox: put(this.#state.outbox, message), problem: null });
    this.#keepOutbox();
    if (this.#state.welcome !== null && this.#isUp()) this.#send(message);
  }

  #isUp(): boolean {
    return this.#state.link === "open" || this.#state.link === "healed";
  }

  #send(message: WireMessage): void {
    this.#wire.send(JSON.stringify(message));
  }

  #receive(frame: string): void {
    const message = readServerMessage(frame);
    if (message === null) return;
    if (message.kind === "welcome") {
      this.#welcomed(message);
      return;
    }
    const before = this.#state;
    const asked = answeredBy(before.outbox, message);
    const begins = asked?.kind === "start" && message.kind === "question";
    const view = begins ? emptyView(message.interview) : before.view;
    if (view !== null && leavesHole(view, message)) {
      this.#resume(view);
      return;
    }
    this.#change({ view: view && fold(view, message), outbox: settle(before.outbox, message) });
    if (message.kind === "error") this.#failed(message, asked);
    else if (asked !== undefined) this.#acknowledged(asked, begins ? message.interview : null);
    if (this.#state.outbox !== before.outbox) this.#keepOutbox();
  }

  #welcomed(welcome: Welcome): void {
    const link = this.#state.link === "lost" ? "healed" : "open";
    const ahead = welcome.now === null ? 0 : Date.parse(welcome.now) - this.#ports.now();
    this.#change({ link, welcome, ahead });
    if (link === "healed") {
      this.#ports.later(HEALED, () => this.#state.link === "healed" && this.#change({ link: "open" }));
    }
    this.#catchUp();
  }

  #lost(): void {
    if (this.#state.link === "lost" || this.#state.link === "blip") return;
    this.#change({ link: "blip" });
    this.#ports.later(BLIP, () => this.#state.link === "blip" && this.#change({ link: "lost" }));
  }

  /** After a pause of any kind: first what was missed, then what was not acknowledged. */
  #catchUp(): void {
    if (!this.#isUp()) return;
    if (this.#state.view !== null) this.#resume(this.#state.view);
    for (const message of this.#state.outbox) this.#send(message);
  }

  #resume(view: InterviewView): void {
    this.#send({ kind: "resume", interview: view.id, last_seq: view.lastSeq });
  }

  #failed(error: Extract<WireMessage, { kind: "error" }>, asked: Pending | undefined): void {
    const retrying = error.retry_after !== null && asked !== undefined;
    this.#change({ problem: { code: error.code, message: error.message, retrying } });
    if (asked === undefined) return;
    if (retrying) this.#ports.later(error.retry_after ?? 1, () => this.#sendAgain(asked));
    else this.#settleBegin(asked, null);
  }

  #sendAgain(message: Pending): void {
    if (this.#isUp() && this.#state.outbox.includes(message)) this.#send(message);
  }

  #acknowledged(message: Pending, interview: string | null): void {
    this.#change({ problem: null });
    this.#settleBegin(message, interview);
    if (message.kind === "answer") void this.#ports.keep.dropDraft(message.interview, message.turn);
  }

  #settleBegin(message: Pending, interview: string | null): void {
    this.#begun.get(message.client_id)?.(interview);
    this.#begun.delete(message.client_id);
  }

  #keepOutbox(): void {
    const { view, outbox } = this.#state;
    if (view === null) return;
    void this.#ports.keep.saveOutbox(
      view.id,
      outbox.filter((one) => one.kind !== "start" && one.interview === view.id),
    );
  }

  #change(part: Partial<SessionState>): void {
    this.#state = { ...this.#state, ...part };
    for (const listener of this.#listeners) listener();
  }
}
