/** The candidate's own record over HTTP: what is due, the days, the transcripts, and everything as one file. */
import { read, request } from "./http";
import type { DeletedShape, DueShape, HabitsShape, InterviewShape, RestoredShape } from "./http-v1";

export const dueQuery = { queryKey: ["due"], queryFn: () => read<DueShape>("/api/v1/due") };
export const habitsQuery = { queryKey: ["habits"], queryFn: () => read<HabitsShape>("/api/v1/habits") };

/** The interviews, the newest first; where words are given those with the words in a question or in an answer. */
export function foundInterviewsQuery(words: string) {
  const wanted = words === "" ? "" : `?${new URLSearchParams({ search: words })}`;
  return {
    queryKey: words === "" ? ["interviews"] : ["interviews", "found", words],
    queryFn: () => read<readonly InterviewShape[]>(`/api/v1/interviews${wanted}`),
  };
}

/** The forms in which an interview can be taken along. */
export type Format = "md" | "json" | "csv" | "html";

/** Where one interview lies as a file. */
export function exportAddress(interview: string, format: Format): string {
  return `/api/v1/interviews/${encodeURIComponent(interview)}/export?format=${format}`;
}

/** Where the whole record lies as one file. */
export const RECORD_ADDRESS = "/api/v1/record/export";

/** Add what a backup holds and the record does not; rejects with a Refused where it is no backup. */
export async function restoreRecord(file: File): Promise<RestoredShape> {
  const response = await request("/api/v1/record/restore", { method: "POST", body: file });
  return (await response.json()) as RestoredShape;
}

/** Delete everything that the candidate ever said. */
export async function deleteRecord(): Promise<DeletedShape> {
  const headers = { "Coach-Confirm": "delete my data" };
  const response = await request("/api/v1/record", { method: "DELETE", headers });
  return (await response.json()) as DeletedShape;
}
