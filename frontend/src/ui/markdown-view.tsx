/** The little Markdown as React nodes: text stays text, whatever it holds. */
import { Fragment, type ReactNode } from "react";
import { type Block, type Inline, parseInline, parseMarkdown } from "./markdown";
import classes from "./markdown-view.module.css";

export function MarkdownView({ source }: { source: string }) {
  return (
    <div className={classes.markdown}>
      {parseMarkdown(source).map((block, index) => drawBlock(block, index, drawLine))}
    </div>
  );
}

/** One line of Markdown, for a prompt or a point. */
export function MarkdownLine({ source }: { source: string }) {
  return <>{parseInline(source).map(drawInline)}</>;
}

type Inlines = readonly Inline[];

function drawLine(inlines: Inlines): ReactNode {
  return inlines.map(drawInline);
}

/** Draw a block, its paragraphs and items as `line` draws them. */
export function drawBlock(block: Block, index: number, line: (inlines: Inlines) => ReactNode) {
  switch (block.kind) {
    case "paragraph":
      return <p key={index}>{line(block.inlines)}</p>;
    case "code":
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard
        <pre key={index} tabIndex={0}>
          <code>{block.text}</code>
        </pre>
      );
    case "list": {
      const List = block.ordered ? "ol" : "ul";
      return (
        <List key={index}>
          {block.items.map((item, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the items of a text never change places
            <li key={at}>{line(item)}</li>
          ))}
        </List>
      );
    }
  }
}

export function drawInline(inline: Inline, index: number) {
  switch (inline.kind) {
    case "text":
      return <Fragment key={index}>{inline.text}</Fragment>;
    case "code":
      return (
        <code key={index} className={classes.code}>
          {inline.text}
        </code>
      );
    case "strong":
      return <strong key={index}>{inline.text}</strong>;
    case "emphasis":
      return <em key={index}>{inline.text}</em>;
  }
}
