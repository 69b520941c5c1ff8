// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { choose } from "./settings";
import { useShortcuts } from "./use-shortcuts";

afterEach(cleanup);
beforeEach(() => choose("keys", "on"));

function Place({ onHint, modal = false }: { onHint: (() => void) | null; modal?: boolean }) {
  useShortcuts({ hint: onHint });
  return (
    <>
      <textarea aria-label="field" />
      <button type="button">button</button>
      {modal && <dialog open />}
    </>
  );
}

describe("useShortcuts", () => {
  it("acts on a key while nobody writes", () => {
    const onHint = vi.fn();
    render(<Place onHint={onHint} />);

    fireEvent.keyDown(screen.getByRole("button"), { key: "h" });
    fireEvent.keyDown(document.body, { key: "H" });

    expect(onHint).toHaveBeenCalledTimes(2);
  });

  it("leaves letters to whoever writes, to the browser, and to a dialog", () => {
    const onHint = vi.fn();
    const { rerender } = render(<Place onHint={onHint} />);

    fireEvent.keyDown(screen.getByLabelText("field"), { key: "h" });
    fireEvent.keyDown(document.body, { key: "h", ctrlKey: true });
    fireEvent.keyDown(document.body, { key: "h", altKey: true });
    rerender(<Place onHint={onHint} modal />);
    fireEvent.keyDown(document.body, { key: "h" });

    expect(onHint).not.toHaveBeenCalled();
  });

  it("does nothing for what is not possible now, and nothing once it is gone", () => {
    const onHint = vi.fn();
    const { rerender, unmount } = render(<Place onHint={null} />);
    expect(fireEvent.keyDown(document.body, { key: "h" })).toBe(true);

    rerender(<Place onHint={onHint} />);
    unmount();
    fireEvent.keyDown(document.body, { key: "h" });

    expect(onHint).not.toHaveBeenCalled();
  });
});
