// @vitest-environment happy-dom
import { MantineProvider } from "@mantine/core";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Editor } from "./editor";

afterEach(cleanup);
// The field measures itself again when fonts arrive; happy-dom has none to arrive.
Object.defineProperty(document, "fonts", { value: new EventTarget() });

function show({ draft = "", limit = 100 } = {}) {
  const heard = { onSend: vi.fn(), onDraft: vi.fn() };
  render(
    <MantineProvider>
      <Editor draft={draft} limit={limit} {...heard} />
    </MantineProvider>,
  );
  return { ...heard, field: screen.getByRole("textbox", { name: "Your answer" }) };
}

describe("Editor", () => {
  it("sends with Ctrl+Enter, and with Enter alone only breaks the line", () => {
    const { field, onSend } = show({ draft: "All of them." });

    fireEvent.keyDown(field, { key: "Enter" });
    expect(onSend).not.toHaveBeenCalled();
    fireEvent.keyDown(field, { key: "Enter", ctrlKey: true });

    expect(onSend).toHaveBeenCalledExactlyOnceWith("All of them.");
  });

  it("is left with Escape", () => {
    const { field } = show();
    expect(document.activeElement).toBe(field);

    fireEvent.keyDown(field, { key: "Escape" });

    expect(document.activeElement).not.toBe(field);
  });

  it("hands out every change as the draft to keep", () => {
    const { field, onDraft } = show();

    fireEvent.change(field, { target: { value: "All" } });

    expect(onDraft).toHaveBeenCalledExactlyOnceWith("All");
  });

  it("never sends an answer of blanks or one over the limit, and says by how much", () => {
    const { field, onSend } = show({ limit: 3 });

    fireEvent.change(field, { target: { value: " \n" } });
    fireEvent.keyDown(field, { key: "Enter", metaKey: true });
    fireEvent.change(field, { target: { value: "😀😀😀😀" } });
    fireEvent.keyDown(field, { key: "Enter", metaKey: true });

    expect(onSend).not.toHaveBeenCalled();
    expect(screen.getByText(/^1 characters over/)).toBeTruthy();
  });
});
