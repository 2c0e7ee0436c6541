import clsx from "clsx";
import type { WordPiece } from "@/lib/constitutions/compare-words";

/** The words of a comparison, what was added and removed marked. `isPartingLit`: the first of them is lit. */
export function WordPieces({
  pieces,
  isPartingLit = false,
}: {
  pieces: readonly WordPiece[];
  isPartingLit?: boolean;
}) {
  const parting = isPartingLit ? pieces.findIndex(({ kind }) => kind !== "same") : -1;
  const lit = "rounded-mark shadow-[0_0_0_2px_var(--warn-line)] scroll-mt-24";
  // biome-ignore-start lint/suspicious/noArrayIndexKey: a piece has no name besides its place.
  return pieces.map(({ text, kind }, index) =>
    kind === "same" ? (
      <span key={index}>{text}</span>
    ) : kind === "added" ? (
      <ins
        key={index}
        data-parting={index === parting || undefined}
        className={clsx(
          "rounded-mark bg-accent-wash box-decoration-clone py-px no-underline [del+&]:ml-0.5",
          index === parting ? lit : "shadow-[inset_0_-1px_0_var(--accent-line)]",
        )}
      >
        {text}
      </ins>
    ) : (
      <del
        key={index}
        data-parting={index === parting || undefined}
        className={clsx(
          "rounded-mark bg-cell box-decoration-clone py-px text-ink-3 decoration-1",
          index === parting && lit,
        )}
      >
        {text}
      </del>
    ),
  );
  // biome-ignore-end lint/suspicious/noArrayIndexKey: as said above.
}
