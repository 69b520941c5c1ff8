import { expect, it } from "vitest";
import { findingsOf } from "./findings";

it("tells what happened from what must be mended", () => {
  expect(findingsOf("a.yaml was not taken:\n  line 3: is missing\n\nand 2 more")).toEqual([
    "a.yaml was not taken:",
    ["line 3: is missing", "and 2 more"],
  ]);
  expect(findingsOf("Busy.")).toEqual(["Busy.", []]);
});
