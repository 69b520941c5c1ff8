import { describe, expect, it } from "vitest";
import { questionsQuery } from "../../protocol/http";
import { tagsOf } from "../../ui/tags";
import { recordWords } from "./record";

const AT = "2026-03-01T09:00:00Z";

describe("recordWords", () => {
  it("says how it stands with a question", () => {
    expect(recordWords({ answers: 0, best: null, last: null, at: null })).toBe("never answered");
    expect(recordWords({ answers: 1, best: null, last: null, at: AT })).toBe("answered, no grade yet");
    expect(recordWords({ answers: 1, best: 82.4, last: 82.4, at: AT })).toBe("best 82");
    expect(recordWords({ answers: 3, best: 82, last: 63.6, at: AT })).toBe("best 82 · last 64");
    expect(recordWords({ answers: 2, best: 82, last: null, at: AT })).toBe("best 82");
  });
});

describe("tagsOf", () => {
  it("names each tag once", () => {
    expect(tagsOf([{ tags: ["sql", "async"] }, { tags: [] }, { tags: ["sql"] }])).toEqual(["async", "sql"]);
  });
});

describe("questionsQuery", () => {
  it("asks only for what is sought, so that one search has one place in the cache", () => {
    expect(questionsQuery({ q: "a&b", topic: "", level: "", tag: "sql", bank: "" }).queryKey).toEqual([
      "questions",
      "q=a%26b&tag=sql",
    ]);
    expect(questionsQuery().queryKey).toEqual(questionsQuery({ q: "", topic: "" }).queryKey);
  });
});
