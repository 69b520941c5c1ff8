// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from "vitest";
import { ACTIONS, actionOf, chooseKey, keyMap, resetKeys } from "./keys";
import { choose } from "./settings";

beforeEach(() => {
  localStorage.clear();
  choose("keys", "on");
  resetKeys();
});

describe("keys", () => {
  it("each do one thing, in either case", () => {
    expect(new Set(Object.values(keyMap())).size).toBe(ACTIONS.length);
    expect(actionOf("H")).toBe("hint");
    expect(actionOf("?")).toBe("list");
    expect(actionOf("z")).toBeNull();
  });

  it("can be changed, never to one that is taken or writes nothing", () => {
    expect(chooseKey("hint", "Z")).toBe(true);
    expect(chooseKey("skip", "z")).toBe(false);
    expect(chooseKey("skip", "Enter")).toBe(false);
    expect(chooseKey("skip", " ")).toBe(false);

    expect(actionOf("z")).toBe("hint");
    expect(actionOf("h")).toBeNull();
    resetKeys();
    expect(actionOf("h")).toBe("hint");
  });

  it("do nothing while they are off", () => {
    choose("keys", "off");

    expect(actionOf("h")).toBeNull();
  });

  it("are as they were where what is kept makes no sense", () => {
    for (const kept of ["nonsense", "[]", '{"hint": "k"}', '{"hint": 7}', '{"hint": "long"}']) {
      localStorage.setItem("coach-key-map", kept);
      expect(actionOf("h")).toBe("hint");
    }
  });

  it("hold until the page closes where the browser keeps nothing", () => {
    vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
      throw new DOMException("", "SecurityError");
    });

    expect(chooseKey("hint", "z")).toBe(true);
    expect(actionOf("z")).toBe("hint");
  });
});
