"use client";
import { Plus } from "lucide-react";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { tellDone } from "@/components/ui/toast";
import type { Constitution } from "@/lib/constitutions/constitution";
import type { Finding } from "@/lib/constitutions/finding";
import { addExemplar, changeExemplar, moveExemplar, removeExemplar } from "./draft-edits";
import { ExemplarEditor } from "./exemplar-editor";
import { ExemplarList } from "./exemplar-list";
import type { EditDraft } from "./use-draft";

/** The exemplars at the left, the open one at the right. */
export function ExemplarTab({
  draft,
  edit,
  undo,
  findings,
  tokens,
  open,
  onOpen,
}: {
  draft: Constitution;
  edit: EditDraft;
  undo: () => void;
  findings: readonly Finding[];
  /** Of each exemplar, in their order; absent while nothing has counted them. */
  tokens: readonly number[] | undefined;
  /** Counted from 0. */
  open: number;
  onOpen: (index: number) => void;
}) {
  const current = Math.min(Math.max(open, 0), draft.exemplars.length - 1);
  const exemplar = draft.exemplars[current];
  function add() {
    edit(addExemplar, "added an exemplar");
    onOpen(draft.exemplars.length);
  }
  function step(by: -1 | 1) {
    if (draft.exemplars[current + by] !== undefined) onOpen(current + by);
  }
  function move(by: -1 | 1) {
    if (draft.exemplars[current + by] === undefined) return;
    edit((c) => moveExemplar(c, current, by), "moved an exemplar");
    onOpen(current + by);
  }
  useShortcuts("Exemplars", [
    { keys: "j", label: "next exemplar", isPinned: true, run: () => step(1) },
    { keys: "k", label: "previous exemplar", isPinned: true, run: () => step(-1) },
    { keys: "alt+ArrowUp", label: "move exemplar up", worksWhileTyping: true, run: () => move(-1) },
    { keys: "alt+ArrowDown", label: "move exemplar down", worksWhileTyping: true, run: () => move(1) },
    { keys: "a", label: "add exemplar", isPinned: true, run: add },
  ]);
  if (exemplar === undefined) {
    return (
      <EmptyState
        className="px-(--gutter)"
        action={
          <Button icon={<Plus />} kbd="a" onClick={add}>
            Add an exemplar
          </Button>
        }
      >
        Exemplars are conversations that show how principles are weighed before a reply.
      </EmptyState>
    );
  }
  return (
    <div className="grid h-full min-h-0 grid-cols-[minmax(240px,300px)_minmax(0,1fr)]">
      <div className="min-h-0 overflow-auto border-r border-line">
        <ExemplarList
          constitution={draft}
          findings={findings}
          tokens={tokens}
          current={current}
          onOpen={onOpen}
          onAdd={add}
        />
      </div>
      <div className="min-h-0 overflow-auto">
        <ExemplarEditor
          key={current}
          constitution={draft}
          exemplar={exemplar}
          index={current}
          findings={findings.filter((f) => f.place.kind === "exemplar" && f.place.exemplar === current)}
          onChange={(change, what, options) =>
            edit(
              (c) => {
                const now = c.exemplars[current];
                return now === undefined ? c : changeExemplar(c, current, change(now));
              },
              `${what} of exemplar ${current + 1}`,
              options,
            )
          }
          onMove={move}
          onRemove={() => {
            edit((c) => removeExemplar(c, current), `removed exemplar ${current + 1}`);
            tellDone(`Removed exemplar ${current + 1}`, { undo });
          }}
        />
      </div>
    </div>
  );
}
