"use client";
import clsx from "clsx";
import { type ReactNode, useMemo } from "react";
import type { Change, ComparedPlace } from "@/lib/constitutions/compare";
import { compareWords, type WordPiece } from "@/lib/constitutions/compare-words";

export type ChangeLayout = "side" | "inline";

const principlePartName = {
  number: "Number",
  name: "Name",
  text: "Text",
  hue: "Hue",
  isEnabled: "Shown to the model",
  note: "Note",
};

/** What a place is called, under the heading of its group. */
function placeName(place: ComparedPlace): string {
  switch (place.kind) {
    case "name":
      return "Name";
    case "preamble":
      return "Preamble";
    case "principle_order":
      return "Order of the principles";
    case "exemplar_intro":
      return "Introduction to the exemplars";
    case "principle":
      return principlePartName[place.part];
    case "turn": {
      const part = { user: "User", thoughts: "Thoughts", reply: "Reply" }[place.part];
      return place.turn === 0 ? part : `${part}, turn ${place.turn + 1}`;
    }
    case "reset":
      return place.part === "user" ? "Reset" : "Reply to the reset";
  }
}

/** One text that differs, its words marked; two columns or one text. */
export function ChangeView({ change, layout }: { change: Change; layout: ChangeLayout }) {
  const { place, before, after } = change;
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
          {before === null ? <Nothing>not there</Nothing> : prose(pieces.filter((p) => p.kind !== "added"))}
          {after === null ? <Nothing>not there</Nothing> : prose(pieces.filter((p) => p.kind !== "removed"))}
        </div>
      )}
    </div>
  );
}

const Nothing = ({ children }: { children: ReactNode }) => (
  <p className="text-12 leading-[25px] text-ink-3">{children}</p>
);

/** Words that stand in both texts, only in the one after, only in the one before. */
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
