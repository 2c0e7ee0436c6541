"use client";
import { Plus } from "lucide-react";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { tellDone, tellFailure } from "@/components/ui/toast";
import type { Constitution } from "@/lib/constitutions/constitution";
import type { Finding } from "@/lib/constitutions/finding";
import { renamePrinciple } from "@/lib/constitutions/renumber";
import {
  addPrinciple,
  changePrincipleText,
  exemplarsByPrinciple,
  movePrinciple,
  removePrinciple,
} from "./draft-edits";
import { PrincipleEditor } from "./principle-editor";
import { PrincipleRow } from "./principle-row";
import type { EditDraft } from "./use-draft";

/** The principles in their order; the one that is open is edited in its place. */
export function PrincipleTab({
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
  /** Of each principle, in their order; absent while nothing has counted them. */
  tokens: readonly number[] | undefined;
  /** The number of the open principle. */
  open: number | null;
  onOpen: (number: number | null) => void;
}) {
  const { principles } = draft;
  const citedIn = exemplarsByPrinciple(draft);
  const current = principles.findIndex((p) => p.number === open);
  const findingsOf = (number: number) =>
    findings.filter((f) => f.place.kind === "principle" && f.place.number === number);

  function tryEdit(change: (draft: Constitution) => Constitution, label: string, what: string) {
    try {
      edit(change, label);
      return true;
    } catch (error) {
      tellFailure(what, error);
      return false;
    }
  }
  function move(index: number, by: -1 | 1) {
    const neighbour = principles[index + by];
    if (neighbour === undefined) return;
    if (
      tryEdit((c) => movePrinciple(c, index, by), "moved a principle", "The principle could not be moved.")
    ) {
      onOpen(neighbour.number);
    }
  }
  function step(by: -1 | 1) {
    const next = principles[current === -1 ? (by === 1 ? 0 : principles.length - 1) : current + by];
    if (next !== undefined) onOpen(next.number);
  }
  function add() {
    const next = addPrinciple(draft);
    edit(() => next, "added a principle");
    onOpen(next.principles.at(-1)?.number ?? null);
  }
  function remove(index: number) {
    const removed = principles[index];
    if (removed === undefined) return;
    if (
      tryEdit(
        (c) => removePrinciple(c, index),
        `removed principle ${removed.number}`,
        "The principle could not be removed.",
      )
    ) {
      onOpen(null);
      tellDone(`Removed principle ${removed.number} (${removed.name})`, { undo });
    }
  }

  useShortcuts("Principles", [
    { keys: "j", label: "next principle", run: () => step(1) },
    { keys: "k", label: "previous principle", run: () => step(-1) },
    ...(current === -1
      ? []
      : (
          [
            ["alt+ArrowUp", "move principle up", -1],
            ["alt+ArrowDown", "move principle down", 1],
          ] as const
        ).map(([keys, label, by]) => ({
          keys,
          label,
          isPinned: true,
          worksWhileTyping: true,
          run: () => move(current, by),
        }))),
    { keys: "a", label: "add principle", isPinned: true, run: add },
  ]);

  return (
    <div>
      {principles.length === 0 ? (
        <EmptyState className="px-(--gutter)">
          Principles say how the assistant is to behave; each has a number and a name that thoughts cite.
        </EmptyState>
      ) : null}
      <ol>
        {principles.map((principle, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: numbers may repeat while they are being mended.
          <li key={index}>
            {index === current ? (
              <PrincipleEditor
                principle={principle}
                citedIn={citedIn.get(principle.number) ?? []}
                findings={findingsOf(principle.number)}
                tokens={tokens?.[index]}
                isFirst={index === 0}
                isLast={index === principles.length - 1}
                onText={(text) =>
                  edit((c) => changePrincipleText(c, index, text), `reworded principle ${principle.number}`, {
                    isTyping: true,
                  })
                }
                onRename={(name) =>
                  tryEdit(
                    (c) => renamePrinciple(c, principle.number, name),
                    `renamed principle ${principle.number}`,
                    "The principle could not be renamed.",
                  )
                }
                onMove={(by) => move(index, by)}
                onRemove={() => remove(index)}
                onClose={() => onOpen(null)}
              />
            ) : (
              <PrincipleRow
                principle={principle}
                citedCount={citedIn.get(principle.number)?.length ?? 0}
                findings={findingsOf(principle.number)}
                tokens={tokens?.[index]}
                onOpen={() => onOpen(principle.number)}
              />
            )}
          </li>
        ))}
      </ol>
      <div className="px-(--gutter) py-3">
        <Button size="sm" icon={<Plus />} kbd="a" onClick={add}>
          Add a principle
        </Button>
      </div>
    </div>
  );
}
