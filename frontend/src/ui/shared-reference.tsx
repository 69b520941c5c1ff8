/** The reference answer, with the sentences marked that make the same points as the candidate's own answer. */
import { useMemo } from "react";
import { parseMarkdown } from "./markdown";
import { drawBlock, drawInline } from "./markdown-view";
import classes from "./markdown-view.module.css";
import { linesOf, type Place, piecesOf, plainOf, sharedPlaces } from "./shared-points";
import marked from "./shared-reference.module.css";
import type { Finding } from "./verdicts";

interface SharedReferenceProps {
  readonly source: string;
  readonly findings: readonly Finding[];
  readonly lit: string | null;
  readonly onLight: (owner: string | null) => void;
}

export function SharedReference({ source, findings, lit, onLight }: SharedReferenceProps) {
  const { blocks, lines, places } = useMemo(() => {
    const read = parseMarkdown(source);
    const found = linesOf(read);
    return { blocks: read, lines: found, places: sharedPlaces(found.map(plainOf), findings) };
  }, [source, findings]);
  const drawLine = (inlines: (typeof lines)[number]) => (
    <Line
      pieces={piecesOf(inlines, places[lines.indexOf(inlines)] as readonly Place[])}
      findings={findings}
      lit={lit}
      onLight={onLight}
    />
  );
  return (
    <div className={classes.markdown}>{blocks.map((block, index) => drawBlock(block, index, drawLine))}</div>
  );
}

interface LineProps extends Omit<SharedReferenceProps, "source"> {
  readonly pieces: ReturnType<typeof piecesOf>;
}

function Line({ pieces, findings, lit, onLight }: LineProps) {
  return pieces.map(({ inlines, owners }, index) => {
    const finding = findings.find((one) => owners.includes(one.owner));
    const drawn = inlines.map(drawInline);
    if (finding === undefined) return drawn;
    return (
      <mark
        // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text never change places
        key={index}
        className={marked.place}
        data-tone={finding.tone}
        data-lit={lit !== null && owners.includes(lit)}
        onPointerEnter={() => onLight(finding.owner)}
        onPointerLeave={() => onLight(null)}
      >
        {drawn}
        {finding.marks.length > 0 && (
          <span className={marked.number} aria-hidden="true">
            {finding.marks.map((mark) => mark.number).join(",")}
          </span>
        )}
      </mark>
    );
  });
}
