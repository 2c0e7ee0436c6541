"use client";
import clsx from "clsx";
import { useMemo } from "react";
import { WordPieces } from "@/components/marks/word-pieces";
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
      <WordPieces pieces={shown} />
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
