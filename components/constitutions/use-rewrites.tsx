"use client";
import { type ReactNode, useRef, useState } from "react";
import { tellDone, tellFailure } from "@/components/ui/toast";
import type { Constitution } from "@/lib/constitutions/constitution";
import { rewrittenThoughts } from "@/lib/constitutions/rewritten-thoughts";
import type { Rewrite } from "./rewrite";
import { RewriteDialog } from "./rewrite-dialog";
import type { EditDraft } from "./use-draft";

export type ProposeRewrite = (rewrite: Rewrite) => void;

const NOT_ASKED = "moves are not asked for";

/** Shows what a change rewrites before it does; what rewrites nothing is done at once. Each is one step to undo. */
export function useRewrites(
  draft: Constitution,
  edit: EditDraft,
  undo: () => void,
): { propose: ProposeRewrite; dialog: ReactNode } {
  const [asked, setAsked] = useState<Rewrite | null>(null);
  const done = useRef<Rewrite | null>(null);

  function act(rewrite: Rewrite): boolean {
    try {
      edit(rewrite.change, rewrite.label);
    } catch (error) {
      tellFailure("That is not possible.", error);
      return false;
    }
    if (rewrite.hasToast)
      tellDone(
        rewrite.label.replace(/^./, (letter) => letter.toUpperCase()),
        { undo },
      );
    return true;
  }
  const propose: ProposeRewrite = (rewrite) => {
    const after = tryChange(rewrite.change, draft);
    const isKnown = rewrite.isMove && sessionStorage.getItem(NOT_ASKED) !== null;
    if (!isKnown && after !== null && rewrittenThoughts(draft, after).length > 0) setAsked(rewrite);
    else if (act(rewrite)) requestAnimationFrame(() => rewrite.onDone?.());
  };
  const dialog =
    asked === null ? null : (
      <RewriteDialog
        draft={draft}
        rewrite={asked}
        onConfirm={(isLastTime) => {
          if (isLastTime) sessionStorage.setItem(NOT_ASKED, "1");
          done.current = act(asked) ? asked : null;
          setAsked(null);
        }}
        onCancel={() => {
          done.current = null;
          setAsked(null);
        }}
        placeFocus={() => {
          const place = done.current?.onDone;
          place?.();
          return place !== undefined;
        }}
      />
    );
  return { propose, dialog };
}

/** Null where the change is refused; doing it then says why. */
function tryChange(change: Rewrite["change"], draft: Constitution): Constitution | null {
  try {
    return change(draft);
  } catch {
    return null;
  }
}
