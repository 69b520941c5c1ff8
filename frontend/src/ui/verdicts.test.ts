import { describe, expect, it } from "vitest";
import type { Grade } from "../protocol/coach-v1";
import { marksOf } from "./spans";
import { countsOf, findingsOf, flagWords, proseOf } from "./verdicts";

const point = (key_point: string, verdict: Grade["verdicts"][number]["verdict"], weight: number) => ({
  key_point,
  says: `${key_point} says`,
  weight,
  verdict,
  confidence: 1,
  credit: 0,
  evidence: [],
});

const GRADE: Grade = {
  score: 40,
  band: "fair",
  confidence: 1,
  verdicts: [
    point("made", "covered", 3),
    point("light-gap", "missing", 1),
    point("heavy-gap", "missing", 3),
    point("wrong", "contradicted", 1),
  ],
  misconceptions: [
    { says: "Locks are free.", because: "Waiting costs.", evidence: [{ start: 0, end: 5, text: "locks" }] },
  ],
  flags: ["one_word"],
};

describe("findingsOf", () => {
  it("tells what is wrong first, then the gaps, the heaviest first, then what was made", () => {
    const found = findingsOf(GRADE, marksOf(GRADE)).map((finding) => finding.says);

    expect(found).toEqual(["wrong says", "Locks are free.", "heavy-gap says", "light-gap says", "made says"]);
  });

  it("ties a wrong belief to its evidence and to what is so instead", () => {
    const belief = findingsOf(GRADE, marksOf(GRADE))[1];

    expect(belief).toMatchObject({ because: "Waiting costs.", marks: [{ text: "locks", number: 1 }] });
  });
});

describe("countsOf", () => {
  it("counts a wrong belief as wrong and leaves out what there is none of", () => {
    expect(countsOf(GRADE)).toEqual(["covered 1", "missing 2", "wrong 2"]);
  });
});

describe("flagWords", () => {
  it("explains every guard, also one that this page does not know yet", () => {
    expect(flagWords("one_word")).toContain("single word");
    expect(flagWords("new_guard")).toContain("new guard");
  });
});

describe("proseOf", () => {
  it("leaves out the lists whose points stand below the answer", () => {
    const feedback = "You made 1 of 2 points.\n\nYou did not mention:\n- Retry.\n\nA last word.";

    expect(proseOf(feedback)).toBe("You made 1 of 2 points.\n\nA last word.");
  });
});
