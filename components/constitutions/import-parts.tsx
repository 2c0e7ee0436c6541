"use client";
import clsx from "clsx";
import { type ReactNode, useEffect, useRef } from "react";
import { PrincipleNumber } from "@/components/marks/principle-number";
import { plural } from "@/components/ui/number-text";
import { opening } from "@/lib/constitutions/compare";
import type { Constitution } from "@/lib/constitutions/constitution";
import type { PromptFilePlace } from "@/lib/constitutions/prompt-file-places";
import { scrollWithin } from "./scroll-within";

/** What was read in a prompt file, part by part in its order; the part that is chosen is lit in the text. */
export function ImportParts({
  constitution,
  places,
  selected,
  onSelect,
}: {
  constitution: Constitution;
  places: readonly PromptFilePlace[];
  selected: number | null;
  onSelect: (index: number) => void;
}) {
  // The open slot at the end is nothing that was read.
  const parts = places.flatMap((place, index) => (place.kind === "request" ? [] : [{ place, index }]));
  const move = (by: number) => {
    const at = parts.findIndex(({ index }) => index === selected);
    const next = parts[Math.min(Math.max(at + by, 0), parts.length - 1)];
    if (next !== undefined) onSelect(next.index);
  };
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const row = list.current?.querySelector("[aria-selected=true]");
    // What scrolls is what the list stands in.
    if (selected !== null && row && list.current?.parentElement)
      scrollWithin(list.current.parentElement, row);
  }, [selected]);
  return (
    <div
      ref={list}
      role="listbox"
      aria-label="Parts of the constitution"
      aria-activedescendant={selected === null ? undefined : `import-part-${selected}`}
      tabIndex={0}
      onKeyDown={(event) => {
        const by = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
        if (by === undefined) return;
        event.preventDefault();
        move(by);
      }}
      className="focus-visible:shadow-[inset_0_0_0_2px_var(--accent)]"
    >
      {parts.map(({ place, index }) => (
        // biome-ignore lint/a11y: the list has the keyboard, as a listbox does.
        <div
          key={index}
          id={`import-part-${index}`}
          role="option"
          aria-selected={index === selected}
          onClick={() => onSelect(index)}
          className={clsx(
            "flex cursor-default gap-2.5 border-b border-line px-2 py-1.5 last:border-b-0",
            index === selected ? "bg-accent-wash shadow-[inset_2px_0_0_var(--accent)]" : "hover:bg-hover",
          )}
        >
          <Part constitution={constitution} place={place} />
          <span className="ml-auto shrink-0 text-12 text-ink-3">{linesOf(place)}</span>
        </div>
      ))}
    </div>
  );
}

const linesOf = ({ firstLine, lastLine }: PromptFilePlace) =>
  firstLine === lastLine ? `line ${firstLine}` : `${firstLine}–${lastLine}`;

function Part({ constitution, place }: { constitution: Constitution; place: PromptFilePlace }) {
  if (place.kind === "principle") {
    const principle = constitution.principles[place.index];
    if (principle === undefined) return null;
    return (
      <>
        <PrincipleNumber number={principle.number} className="mt-px" />
        <Words title={principle.name}>{principle.text}</Words>
      </>
    );
  }
  if (place.kind === "exemplar") {
    const exemplar = constitution.exemplars[place.index];
    if (exemplar === undefined) return null;
    return (
      <Words title={`Exemplar ${place.index + 1}`}>
        {opening(exemplar)} · {plural(exemplar.turns.length, "turn")}
        {exemplar.reset === null ? ", no reset" : ""}
      </Words>
    );
  }
  if (place.kind === "preamble") return <Words title={constitution.name}>{constitution.preamble}</Words>;
  return <Words title="Introduction to the exemplars">{constitution.exemplarIntro}</Words>;
}

const Words = ({ title, children }: { title: string; children: ReactNode }) => (
  <span className="prose-text line-clamp-2 min-w-0">
    <b className="font-[550]">{title}</b> <span className="text-ink-2">{children}</span>
  </span>
);
