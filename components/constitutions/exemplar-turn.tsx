"use client";
import clsx from "clsx";
import type { ComponentProps } from "react";
import { estimateTokens } from "@/lib/generation/estimate-tokens";
import { useSortableEntry } from "./exemplar-sortable";
import { TurnEditor } from "./turn-editor";
import { type TurnActs, TurnHead } from "./turn-head";

/** One turn of an exemplar, which can be dragged to another place in it. */
export function ExemplarTurn({
  sortKey,
  count,
  acts,
  ...editing
}: ComponentProps<typeof TurnEditor> & { sortKey: number; count: number; acts: TurnActs }) {
  const { entry, handle } = useSortableEntry(sortKey);
  const { turn, index } = editing;
  return (
    <section
      {...entry}
      aria-label={`Turn ${index + 1}`}
      data-turn={index}
      className={clsx(
        "data-dragging:relative data-dragging:z-10 data-dragging:rounded-mark data-dragging:bg-surface data-dragging:shadow-[0_0_0_12px_var(--surface),0_0_0_13px_var(--line-2)]",
        index > 0 && "border-t border-line pt-3",
      )}
    >
      <TurnHead
        index={index}
        count={count}
        tokens={estimateTokens([turn.user, turn.thoughts, turn.reply].join("\n\n"))}
        acts={acts}
        handle={handle}
      />
      <TurnEditor {...editing} />
    </section>
  );
}
