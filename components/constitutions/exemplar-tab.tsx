"use client";
import { Plus } from "lucide-react";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { tellDone } from "@/components/ui/toast";
import type { Constitution } from "@/lib/constitutions/constitution";
import type { Finding } from "@/lib/constitutions/finding";
import { addExemplar, changeExemplar, removeExemplar } from "./draft-edits";
import { type ChangeExemplar, ExemplarEditor } from "./exemplar-editor";
import { duplicateExemplar, mergeWithNext, placeExemplar, placeTurn, splitExemplar } from "./exemplar-edits";
import { tokenWords } from "./exemplar-head";
import { ExemplarList } from "./exemplar-list";
import { holdFocus } from "./hold-focus";
import type { EditDraft } from "./use-draft";
import { useEntryKeys } from "./use-entry-keys";
import { useTextValues } from "./use-text-values";

/** The exemplars at the left, the open one at the right. */
export function ExemplarTab({
  draft,
  edit,
  undo,
  findings,
  tokens,
  areCounted,
  open,
  onOpen,
}: {
  draft: Constitution;
  edit: EditDraft;
  undo: () => void;
  findings: readonly Finding[];
  /** Of each exemplar, in their order; absent while nothing has counted them. */
  tokens: readonly number[] | undefined;
  /** Whether a tokenizer counted them; else they are estimates. */
  areCounted: boolean;
  /** Counted from 0. */
  open: number;
  onOpen: (index: number) => void;
}) {
  const current = Math.min(Math.max(open, 0), draft.exemplars.length - 1);
  const exemplar = draft.exemplars[current];
  const keys = useEntryKeys(draft.exemplars);
  const values = useTextValues(draft);
  const tokenWordsOf = (index: number) => tokenWords(tokens?.[index], areCounted);

  function add() {
    edit(addExemplar, "added an exemplar");
    onOpen(draft.exemplars.length);
  }
  function step(by: -1 | 1) {
    if (draft.exemplars[current + by] !== undefined) onOpen(current + by);
  }
  /** The one that is open stays open, wherever it goes. */
  function place(from: number, to: number) {
    if (draft.exemplars[from] === undefined || draft.exemplars[to] === undefined) return;
    edit((c) => placeExemplar(c, from, to), "moved an exemplar");
    const passed = from < current && current <= to ? -1 : to <= current && current < from ? 1 : 0;
    onOpen(from === current ? to : current + passed);
  }
  const change: ChangeExemplar = (alter, what, options) =>
    edit(
      (c) => {
        const now = c.exemplars[current];
        return now === undefined ? c : changeExemplar(c, current, alter(now));
      },
      `${what} of exemplar ${current + 1}`,
      options,
    );
  /** The turn that the keyboard is in, where there are several; else the exemplar. */
  function moveByKey(by: -1 | 1) {
    const around = document.activeElement?.closest<HTMLElement>("[data-turn]");
    const count = exemplar?.turns.length ?? 0;
    holdFocus(() => {
      if (!around || count < 2) return place(current, current + by);
      const to = Number(around.dataset.turn) + by;
      if (to >= 0 && to < count) change((e) => placeTurn(e, to - by, to), "moved a turn");
    });
  }
  useShortcuts("Exemplars", [
    { keys: "j", label: "next exemplar", isPinned: true, run: () => step(1) },
    { keys: "k", label: "previous exemplar", isPinned: true, run: () => step(-1) },
    {
      keys: "alt+ArrowUp",
      label: "move exemplar or turn up",
      worksWhileTyping: true,
      run: () => moveByKey(-1),
    },
    {
      keys: "alt+ArrowDown",
      label: "move exemplar or turn down",
      worksWhileTyping: true,
      run: () => moveByKey(1),
    },
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
    <div className="@container h-full min-h-0">
      <div className="grid h-full min-h-0 grid-cols-[168px_minmax(0,1fr)] @min-[700px]:grid-cols-[minmax(240px,300px)_minmax(0,1fr)]">
        <div className="min-h-0 overflow-auto border-r border-line">
          <ExemplarList
            constitution={draft}
            keys={keys}
            findings={findings}
            tokenWordsOf={tokenWordsOf}
            current={current}
            onOpen={onOpen}
            onPlace={place}
            onAdd={add}
          />
        </div>
        <div className="min-h-0 overflow-auto">
          <ExemplarEditor
            key={keys[current]}
            constitution={draft}
            exemplar={exemplar}
            index={current}
            values={values}
            findings={findings.filter((f) => f.place.kind === "exemplar" && f.place.exemplar === current)}
            tokens={tokenWordsOf(current)}
            onChange={change}
            onUndo={undo}
            onSplit={(turn) => {
              edit((c) => splitExemplar(c, current, turn), `split exemplar ${current + 1}`);
              onOpen(current + 1);
            }}
            acts={{
              move: (by) => place(current, current + by),
              duplicate: () => {
                edit((c) => duplicateExemplar(c, current), `duplicated exemplar ${current + 1}`);
                onOpen(current + 1);
              },
              mergeWithNext: () =>
                edit((c) => mergeWithNext(c, current), `merged exemplars ${current + 1} and ${current + 2}`),
              remove: () => {
                edit((c) => removeExemplar(c, current), `removed exemplar ${current + 1}`);
                tellDone(`Removed exemplar ${current + 1}`, { undo });
              },
            }}
          />
        </div>
      </div>
    </div>
  );
}
