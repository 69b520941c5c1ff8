// @vitest-environment happy-dom
import { act, cleanup, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { useQuiet } from "./use-quiet";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

describe("useQuiet", () => {
  it("waits a moment before it believes a change, and for another thing again", () => {
    const [first, second] = [{}, {}];
    const { result, rerender } = renderHook(({ now, about }) => useQuiet(now, about), {
      initialProps: { now: true, about: first },
    });
    const soon = (now: boolean, about: object) => {
      rerender({ now, about });
      const atOnce = result.current;
      act(() => vi.runAllTimers());
      return [atOnce, result.current];
    };

    expect(result.current).toBe(true);
    expect(soon(false, first)).toEqual([false, false]);
    expect(soon(true, first)).toEqual([false, true]);
    expect(soon(true, second)).toEqual([false, true]);
  });
});
