import clsx from "clsx";
import { Fragment, type ReactNode } from "react";
import { Highlight } from "@/components/ui/highlight";
import { type Citation, findCitations } from "@/lib/constitutions/citations";
import type { Principle } from "@/lib/constitutions/constitution";
import { hueOf } from "@/lib/constitutions/principle-hue";
import { usePrincipleHue } from "./principle-hues";

/**
 * Thoughts with their citations lit. Works on every prefix: a citation lights when its closing bracket arrives
 * and keeps its place from then on. One that names no principle, or names it wrongly, is marked as such, unless
 * the constitution is not known (null).
 */
export function CitedText({
  text,
  principles,
  hit = "",
  drawRange,
}: {
  text: string;
  principles: readonly Pick<Principle, "number" | "name" | "hue">[] | null;
  hit?: string;
  /** Draws a stretch of the text its own way; `lit` is the citation where it is one. */
  drawRange?: (start: number, end: number, lit: ReactNode | null) => ReactNode;
}) {
  const known = new Map((principles ?? []).map((p) => [p.number, p]));
  const hueAround = usePrincipleHue();
  const hueOfCited = (number: number) => {
    const principle = known.get(number);
    return principle === undefined ? hueAround(number) : hueOf(principle);
  };
  const parts: ReactNode[] = [];
  const plain = (start: number, end: number) =>
    drawRange?.(start, end, null) ?? <Highlight text={text.slice(start, end)} needle={hit} />;
  let from = 0;
  for (const citation of findCitations(text, principles ?? [])) {
    const lit = (
      <LitCitation
        citation={principles === null ? { ...citation, match: "exact" } : citation}
        name={known.get(citation.number)?.name}
        hue={hueOfCited(citation.number)}
      />
    );
    parts.push(
      <Fragment key={`t${from}`}>{plain(from, citation.start)}</Fragment>,
      <Fragment key={`c${citation.start}`}>{drawRange?.(citation.start, citation.end, lit) ?? lit}</Fragment>,
    );
    from = citation.end;
  }
  return (
    <>
      {parts}
      <Fragment key={`t${from}`}>{plain(from, text.length)}</Fragment>
    </>
  );
}

/** A name longer than this may break, or it could be wider than its column. */
const NAME_ON_ONE_LINE = 40;

function LitCitation({ citation, name, hue }: { citation: Citation; name: string | undefined; hue: number }) {
  const { number, match } = citation;
  if (match === "unknown_number") {
    return (
      <span
        className="underline decoration-warn decoration-wavy decoration-1 underline-offset-4"
        title={`There is no principle ${number}.`}
      >
        {number} ({citation.name})
      </span>
    );
  }
  return (
    <span
      data-p={hue}
      title={match === "exact" ? undefined : `Principle ${number} is called “${name}”.`}
      className={clsx(
        citation.name.length <= NAME_ON_ONE_LINE && "whitespace-nowrap",
        "rounded-t-[3px] box-decoration-clone bg-p-wash px-0.5 pt-px pb-0.5 font-medium text-p-ink",
        "shadow-[inset_0_-1.5px_0_var(--p-mark)] transition-colors duration-160 ease-quiet starting:bg-transparent starting:text-ink-2",
        match === "wrong_name" && "underline decoration-warn decoration-wavy decoration-1 underline-offset-4",
      )}
    >
      <b className="font-[650]">{number}</b> ({citation.name})
    </span>
  );
}
