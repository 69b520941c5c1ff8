/** The little Markdown that references, prompts and feedback use, as values; whatever else stays plain text. */
export type Inline =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: "strong"; readonly text: string }
  | { readonly kind: "emphasis"; readonly text: string };

export type Block =
  | { readonly kind: "paragraph"; readonly inlines: readonly Inline[] }
  | { readonly kind: "list"; readonly ordered: boolean; readonly items: readonly (readonly Inline[])[] }
  | { readonly kind: "code"; readonly text: string };

const FENCE = /^\s*```/;
const BULLET = /^\s{0,3}[-*+]\s+(.*)$/;
const NUMBER = /^\s{0,3}\d{1,3}[.)]\s+(.*)$/;
const INLINE = /`([^`]+)`|\*\*([^*]+)\*\*|\*([^\s*](?:[^*]*[^\s*])?)\*/g;

/** Return the blocks of a text. Every visible character of the text is in them, in order, but for the marks. */
export function parseMarkdown(text: string): readonly Block[] {
  const blocks: Block[] = [];
  const lines = text.replaceAll("\r\n", "\n").split("\n");
  let at = 0;
  while (at < lines.length) {
    const line = lines[at] as string;
    if (line.trim() === "") {
      at += 1;
      continue;
    }
    const [block, next] = FENCE.test(line) ? codeFrom(lines, at) : itemsOrParagraph(lines, at);
    blocks.push(block);
    at = next;
  }
  return blocks;
}

function codeFrom(lines: readonly string[], start: number): [Block, number] {
  const end = lines.findIndex((line, index) => index > start && FENCE.test(line));
  const stop = end === -1 ? lines.length : end;
  return [{ kind: "code", text: lines.slice(start + 1, stop).join("\n") }, stop + 1];
}

function itemsOrParagraph(lines: readonly string[], start: number): [Block, number] {
  const pattern = [BULLET, NUMBER].find((one) => one.test(lines[start] as string));
  return pattern === undefined ? paragraphFrom(lines, start) : listFrom(lines, start, pattern);
}

function listFrom(lines: readonly string[], start: number, pattern: RegExp): [Block, number] {
  const items: string[] = [];
  let at = start;
  for (; at < lines.length; at += 1) {
    const line = lines[at] as string;
    const item = pattern.exec(line);
    if (item) items.push(item[1] ?? "");
    else if (/^\s+\S/.test(line)) items.push(`${items.pop()} ${line.trim()}`);
    else if (line.trim() !== "" || !pattern.test(lines[at + 1] ?? "")) break;
  }
  return [{ kind: "list", ordered: pattern === NUMBER, items: items.map(parseInline) }, at];
}

function paragraphFrom(lines: readonly string[], start: number): [Block, number] {
  let end = start + 1;
  while (end < lines.length && continuesParagraph(lines[end] as string)) end += 1;
  return [{ kind: "paragraph", inlines: parseInline(lines.slice(start, end).join(" ")) }, end];
}

function continuesParagraph(line: string): boolean {
  return line.trim() !== "" && !FENCE.test(line) && !BULLET.test(line) && !NUMBER.test(line);
}

/** Return the runs of one line of text. */
export function parseInline(text: string): readonly Inline[] {
  const inlines: Inline[] = [];
  let after = 0;
  for (const match of text.matchAll(INLINE)) {
    if (match.index > after) inlines.push({ kind: "text", text: text.slice(after, match.index) });
    inlines.push(marked(match));
    after = match.index + match[0].length;
  }
  if (after < text.length) inlines.push({ kind: "text", text: text.slice(after) });
  return inlines;
}

function marked([, code, strong, emphasis]: RegExpMatchArray): Inline {
  if (code !== undefined) return { kind: "code", text: code };
  if (strong !== undefined) return { kind: "strong", text: strong };
  return { kind: "emphasis", text: emphasis ?? "" };
}
