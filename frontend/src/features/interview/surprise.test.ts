import { describe, expect, it } from "vitest";
import { surprise } from "./surprise";

describe("surprise", () => {
  it("is where the candidate was sure and mostly wrong, or guessed and was mostly right", () => {
    expect(surprise("sure", 39)).toBe("wrong");
    expect(surprise("guessing", 65)).toBe("right");
  });

  it("is nowhere else", () => {
    expect([surprise("sure", 40), surprise("quite", 0), surprise("guessing", 64), surprise(null, 0)]).toEqual(
      [null, null, null, null],
    );
  });
});
