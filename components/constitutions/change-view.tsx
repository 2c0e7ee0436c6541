"use client";
import clsx from "clsx";
import { useMemo } from "react";
import type { Change } from "@/lib/constitutions/compare";
import { compareWords, type WordPiece } from "@/lib/constitutions/compare-words";
import { placeName } from "@/lib/constitutions/field-place";

export type ChangeLayout = "side" | "inline";

/** What a field without words of its own says. */
function inWords({ place }: Change, text: string | null): string | null {
  if (place.kind === "principle" && place.part === "hue" && text === "") return "that of its number";
  if (place.kind === "word" && place.word === "gaps") return text === "close" ? "move up" : "stay";
  return text;
}

/** One text that differs, its words marked; two columns or one text. */
export function ChangeView({ change, layout }: { change: Change; layout: ChangeLayout }) {
  const { place } = change;
  const [before, after] = [inWords(change, change.before), inWords(change, change.after)];
  const pieces = useMemo(() => compareWords(before ?? "", after ?? ""), [before, after]);
  const isThoughts = place.kind === "turn" && place.part === "thoughts";
  const prose = (shown: readonly WordPiece[]) => (
    <p
      className={clsx(
        "prose-text max-w-[68ch] text-15 wrap-anywhere whitespace-pre-wrap",
        isThoughts && "text-ink-2",
      )}
    >
      <Pieces pieces={shown} />
    </p>
  );
  return (
    <div>
      <h3 className="mb-0.5 text-11 font-medium text-ink-3">{placeName(place)}</h3>
      {layout === "inline" ? (
        prose(pieces)
      ) : (
        <div className="grid grid-cols-2 gap-8">
          {before ? prose(pieces.filter((p) => p.kind !== "added")) : <Nothing isThere={before !== null} />}
          {after ? prose(pieces.filter((p) => p.kind !== "removed")) : <Nothing isThere={after !== null} />}
        </div>
      )}
    </div>
  );
}

/** Not there at all, or there without a word. */
export const Nothing = ({ isThere }: { isThere: boolean }) => (
  <p className="text-12 leading-[25px] text-ink-3">{isThere ? "empty" : "not there"}</p>
);

/** The words of a comparison, what was added and removed marked. */
export function Pieces({ pieces }: { pieces: readonly WordPiece[] }) {
  // biome-ignore-start lint/suspicious/noArrayIndexKey: a piece has no name besides its place.
  return pieces.map(({ text, kind }, index) =>
    kind === "same" ? (
      <span key={index}>{text}</span>
    ) : kind === "added" ? (
      <ins
        key={index}
        className="rounded-mark bg-accent-wash box-decoration-clone py-px no-underline [del+&]:ml-0.5 shadow-[inset_0_-1px_0_var(--accent-line)]"
      >
        {text}
      </ins>
    ) : (
      <del key={index} className="rounded-mark bg-cell box-decoration-clone py-px text-ink-3 decoration-1">
        {text}
      </del>
    ),
  );
  // biome-ignore-end lint/suspicious/noArrayIndexKey: as said above.
}
