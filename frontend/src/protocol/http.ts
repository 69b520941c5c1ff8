/** The HTTP part of the service: what the places beside the interview read. */
import type {
  AddedBankShape,
  BankShape,
  InterviewShape,
  ProgressShape,
  QuestionShape,
  Readiness,
  RunningBankShape,
  TranscriptShape,
  WholeQuestionShape,
} from "./http-v1";

/** Something that the service explains; `message` is safe to show. */
export class Refused extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** The code of a Refused for a service that cannot be reached at all. */
export const UNREACHABLE = "unreachable";

/** Return the error that a failed response explains. */
async function refusal(response: Response): Promise<Refused> {
  const body: unknown = await response.json().catch(() => null);
  const told =
    typeof body === "object" && body !== null && "message" in body && typeof body.message === "string";
  if (!told) return new Refused(String(response.status), response.statusText);
  const code = "code" in body && typeof body.code === "string" ? body.code : String(response.status);
  return new Refused(code, body.message as string);
}

/**
 * Ask the service, as fetch does.
 *
 * Throws a Refused for an answer that is an error and for no answer at all.
 */
export async function request(path: string, init?: RequestInit): Promise<Response> {
  const response = await fetch(path, init).catch(() => {
    throw new Refused(UNREACHABLE, "");
  });
  if (!response.ok) throw await refusal(response);
  return response;
}

/** Read one of the shapes that the service publishes. */
export async function read<T>(path: string): Promise<T> {
  return (await (await request(path)).json()) as T;
}

export const bankQuery = { queryKey: ["bank"], queryFn: () => read<BankShape>("/api/v1/bank") };
export const interviewsQuery = {
  queryKey: ["interviews"],
  queryFn: () => read<readonly InterviewShape[]>("/api/v1/interviews"),
};
export const progressQuery = {
  queryKey: ["progress"],
  queryFn: () => read<ProgressShape>("/api/v1/progress"),
};

export const banksQuery = {
  queryKey: ["banks"],
  queryFn: () => read<readonly RunningBankShape[]>("/api/v1/banks"),
};

/** Which questions; what is empty asks for all. */
export interface Sought {
  readonly q: string;
  readonly topic: string;
  readonly level: string;
  readonly tag: string;
  /** Name of one of the candidate's own banks. */
  readonly bank: string;
}

export interface Found {
  readonly questions: readonly QuestionShape[];
  /** Searched by meaning; until the model has read the bank by words alone. */
  readonly meaning: boolean;
}

/** The questions that fit, the best first where words are sought. */
export function questionsQuery(sought: Partial<Sought> = {}) {
  const wanted = new URLSearchParams(Object.entries(sought).filter(([, value]) => value !== "")).toString();
  return {
    queryKey: ["questions", wanted],
    queryFn: async (): Promise<Found> => {
      const response = await request(`/api/v1/questions${wanted && `?${wanted}`}`);
      const questions = (await response.json()) as readonly QuestionShape[];
      return { questions, meaning: response.headers.get("Coach-Search") === "meaning" };
    },
  };
}

export function questionQuery(id: string) {
  return {
    queryKey: ["questions", "one", id],
    queryFn: () => read<WholeQuestionShape>(`/api/v1/questions/${encodeURIComponent(id)}`),
  };
}

/** Add a bank from a file; rejects with a Refused whose message lists what must be mended, a line each. */
export async function addBank(file: File, replace: boolean): Promise<AddedBankShape> {
  const wanted = new URLSearchParams({ name: file.name, replace: String(replace) });
  const response = await request(`/api/v1/banks?${wanted}`, { method: "POST", body: file });
  return (await response.json()) as AddedBankShape;
}

export async function removeBank(name: string): Promise<void> {
  await request(`/api/v1/banks/${encodeURIComponent(name)}`, { method: "DELETE" });
}

export function transcriptQuery(id: string) {
  return {
    queryKey: ["interviews", id],
    queryFn: () => read<TranscriptShape>(`/api/v1/interviews/${encodeURIComponent(id)}`),
  };
}

/** A service that is not ready says so with 503 and the same body, so that any status is an answer here. */
export const readinessQuery = {
  queryKey: ["ready"],
  queryFn: async (): Promise<Readiness> => (await (await fetch("/readyz")).json()) as Readiness,
};
