// @vitest-environment happy-dom
import { act, renderHook } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { choose, onChoice, setting, useSetting } from "./settings";

describe("a setting", () => {
  beforeEach(() => localStorage.clear());

  it("has a value before anything is chosen", () => {
    expect(setting("contrast")).toBe("system");
    expect(setting("keys")).toBe("on");
    expect(setting("dictation")).toBe("off");
  });

  it("is kept in the browser", () => {
    choose("textSize", "larger");

    expect(setting("textSize")).toBe("larger");
    expect(localStorage.getItem("coach-text-size")).toBe("larger");
  });

  it("falls back from what another version wrote", () => {
    localStorage.setItem("coach-text-size", "gigantic");

    expect(setting("textSize")).toBe("normal");
  });

  it("is told to whoever listens, until they stop", () => {
    const heard = vi.fn();
    const stop = onChoice(heard);
    choose("keys", "off");
    stop();
    choose("keys", "on");

    expect(heard).toHaveBeenCalledTimes(1);
  });

  it("draws anew what shows it", () => {
    const { result } = renderHook(() => useSetting("reading"));
    act(() => choose("reading", "on"));

    expect(result.current).toBe("on");
  });

  it("holds until the page closes where the browser keeps nothing", () => {
    vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
      throw new DOMException("", "SecurityError");
    });
    choose("contrast", "more");

    expect(setting("contrast")).toBe("more");
  });
});
