// @vitest-environment happy-dom
import { MantineProvider } from "@mantine/core";
import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import type { Grade } from "../protocol/coach-v1";
import { MarkedAnswer } from "./marked-answer";

afterEach(cleanup);

const ANSWER = "😀 <b>locks</b> are free, retry on conflict";
const at = (text: string) => {
  const start = [...ANSWER.slice(0, ANSWER.indexOf(text))].length;
  return { start, end: start + [...text].length, text };
};
const GRADE: Grade = {
  score: 62.4,
  band: "fair",
  confidence: 0.9,
  verdicts: [
    {
      key_point: "retry",
      says: "The caller tries again.",
      weight: 2,
      verdict: "covered",
      confidence: 0.9,
      credit: 1,
      evidence: [at("retry on conflict")],
    },
    {
      key_point: "log",
      says: "It is logged.",
      weight: 1,
      verdict: "missing",
      confidence: 0.9,
      credit: 0,
      evidence: [],
    },
  ],
  misconceptions: [
    { says: "Locks are free.", because: "Waiting costs.", evidence: [at("<b>locks</b> are free")] },
  ],
  flags: ["keyword_list"],
};

function show(grade: Grade | null, reference: string | null = null) {
  return render(
    <MantineProvider>
      <MarkedAnswer
        answer={ANSWER}
        grade={grade}
        credit={grade?.score ?? null}
        feedback={grade && "You made 1 of 2 points."}
        reference={reference}
        status="Reading"
      />
    </MantineProvider>,
  );
}

describe("MarkedAnswer", () => {
  it("shows the answer at once, exactly as it was sent, with how it stands", () => {
    const { container } = show(null);

    expect(container.querySelector("p")?.textContent).toBe(ANSWER);
    expect(screen.getByText("Reading")).toBeTruthy();
  });

  it("underlines the evidence in the candidate's words, and markup in them stays text", () => {
    const { container } = show(GRADE);
    const marks = [...container.querySelectorAll("mark")].map((mark) => mark.firstChild?.textContent);

    expect(marks).toEqual(["<b>locks</b> are free", "retry on conflict"]);
    expect(container.querySelector("b")).toBeNull();
  });

  it("gives every finding a sign, a word and its evidence, what is wrong first", () => {
    show(GRADE);
    const items = within(screen.getByRole("list", { name: "Point by point" })).getAllByRole("listitem");

    expect(items.map((item) => item.textContent)).toEqual([
      "✕a wrong beliefLocks are free.Waiting costs.1“<b>locks</b> are free”",
      "○missingIt is logged.",
      "✓coveredThe caller tries again.2“retry on conflict”",
    ]);
  });

  it("lights the words when their point is reached by keyboard", () => {
    const { container } = show(GRADE);
    const lit = () =>
      [...container.querySelectorAll("mark[data-lit=true]")].map((mark) => mark.firstChild?.textContent);

    fireEvent.focus(screen.getByRole("button", { name: "Evidence 2: retry on conflict" }));

    expect(lit()).toEqual(["retry on conflict"]);
  });

  it("says the score for the ear and explains what held it down", () => {
    show(GRADE);

    expect(screen.getByText("62 of 100, fair")).toBeTruthy();
    expect(screen.getByText(/terms in a row/)).toBeTruthy();
  });

  it("opens the reference only when it is asked for", () => {
    show(GRADE, "A strong answer.");
    const words = screen.getByText("A strong answer.");

    expect(words.closest("[hidden]")).not.toBeNull();
    fireEvent.click(screen.getByRole("button", { name: "Show the reference answer" }));

    expect(words.closest("[hidden]")).toBeNull();
  });
});
