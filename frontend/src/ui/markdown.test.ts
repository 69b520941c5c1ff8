import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Block, parseInline, parseMarkdown } from "./markdown";

describe("parseMarkdown", () => {
  it("reads paragraphs, lists and code", () => {
    const source =
      "Two lines\nof one.\n\n- first `x`\n  goes on\n- second\n\n1. one\n\n2. two\n\n```python\na = 1\n\nb = 2\n```\nEnd.";

    expect(parseMarkdown(source)).toEqual([
      { kind: "paragraph", inlines: [{ kind: "text", text: "Two lines of one." }] },
      {
        kind: "list",
        ordered: false,
        items: [
          [
            { kind: "text", text: "first " },
            { kind: "code", text: "x" },
            { kind: "text", text: " goes on" },
          ],
          [{ kind: "text", text: "second" }],
        ],
      },
      {
        kind: "list",
        ordered: true,
        items: [[{ kind: "text", text: "one" }], [{ kind: "text", text: "two" }]],
      },
      { kind: "code", text: "a = 1\n\nb = 2" },
      { kind: "paragraph", inlines: [{ kind: "text", text: "End." }] },
    ]);
  });

  it("leaves tags, addresses and lone marks as the text that they are", () => {
    const source = '<img src=x onerror="alert(1)"> [x](javascript:alert(1)) 2 * 3 * 4 ` __init__';

    expect(parseMarkdown(source)).toEqual([{ kind: "paragraph", inlines: [{ kind: "text", text: source }] }]);
  });

  it("shows every word of any text", () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-z0-9<>&]{1,6}$/), { minLength: 1 }),
        fc.nat(3),
        (words, style) => {
          const source = words.join([" ", "\n", "\n\n", "\n- "][style]);

          for (const word of words) expect(shownBy(parseMarkdown(source))).toContain(word);
        },
      ),
    );
  });
});

describe("parseInline", () => {
  it("reads code, strong words and emphasis", () => {
    expect(parseInline("`a*b*` **c** *d*").map(({ kind, text }) => [kind, text])).toEqual([
      ["code", "a*b*"],
      ["text", " "],
      ["strong", "c"],
      ["text", " "],
      ["emphasis", "d"],
    ]);
  });
});

function shownBy(blocks: readonly Block[]): string {
  return JSON.stringify(blocks);
}
