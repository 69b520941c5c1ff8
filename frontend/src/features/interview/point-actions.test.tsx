// @vitest-environment happy-dom
import { MantineProvider } from "@mantine/core";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { PointActions } from "./point-actions";
import type { PointFinding } from "./points";

afterEach(cleanup);

const GAP: PointFinding = {
  owner: "retry",
  keyPoint: "retry",
  tone: "missing",
  word: "missing",
  says: "Retry.",
  because: null,
  weight: 2,
  marks: [],
  disputed: false,
  asked: null,
};

function show(finding: Partial<PointFinding>, change: number | null = null) {
  const heard = { onConfirm: vi.fn(), onDispute: vi.fn(), onShow: vi.fn() };
  const disputed = { keyPoint: "retry", change };
  render(
    <MantineProvider>
      <PointActions finding={{ ...GAP, ...finding }} disputed={disputed} keyed={false} {...heard} />
    </MantineProvider>,
  );
  return heard;
}

describe("PointActions", () => {
  it("asks in place whether a point was meant, with yes under the hand", () => {
    const { onConfirm } = show({ tone: "unsure", asked: "Did you mean that you retry?" });
    expect(screen.getByRole("group", { name: "Did you mean that you retry?" })).toBeTruthy();
    const yes = screen.getByRole("button", { name: "Yes, I meant that" });
    expect(document.activeElement).toBe(yes);

    fireEvent.click(yes);
    fireEvent.click(screen.getByRole("button", { name: "No, I did not" }));

    expect(onConfirm.mock.calls).toEqual([
      ["retry", true],
      ["retry", false],
    ]);
  });

  it("shows a kept gap before it can be claimed", () => {
    const { onShow } = show({ veiled: true });

    fireEvent.click(screen.getByRole("button", { name: "Show it" }));

    expect(onShow).toHaveBeenCalledExactlyOnceWith("retry");
    expect(screen.queryByText(/I said this/)).toBeNull();
  });

  it("contests a verdict either way", () => {
    const gap = show({});
    fireEvent.click(screen.getByRole("button", { name: /^I said this/ }));
    cleanup();
    const said = show({ tone: "covered" });
    fireEvent.click(screen.getByRole("button", { name: /^I did not say this/ }));

    expect(gap.onDispute).toHaveBeenCalledExactlyOnceWith("retry", "covered");
    expect(said.onDispute).toHaveBeenCalledExactlyOnceWith("retry", "missing");
  });

  it("tells what a dispute changed, and undoes it", () => {
    const { onDispute } = show({ tone: "covered", disputed: true }, 15.4);
    expect(screen.getByText("+15 for this question.")).toBeTruthy();

    fireEvent.click(screen.getByRole("button", { name: /^Undo/ }));

    expect(onDispute).toHaveBeenCalledExactlyOnceWith("retry", null);
  });

  it("has nothing to offer about a wrong belief", () => {
    show({ keyPoint: null });

    expect(screen.queryByRole("button")).toBeNull();
  });
});
