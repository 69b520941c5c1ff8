/** The HTTP part of the service: what the places beside the interview read. */
import type { BankShape, InterviewShape, ProgressShape, Readiness, TranscriptShape } from "./http-v1";

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

async function read<T>(path: string): Promise<T> {
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
