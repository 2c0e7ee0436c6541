"use client";
import { Plus } from "lucide-react";
import { useRef } from "react";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ablationOf } from "@/lib/constitutions/ablation";
import type { Constitution } from "@/lib/constitutions/constitution";
import type { Finding } from "@/lib/constitutions/finding";
import { addPrinciple, chooseGaps } from "@/lib/constitutions/principle-edits";
import { textValues } from "@/lib/constitutions/template";
import { AblationBar } from "./ablation-bar";
import { exemplarsByPrinciple } from "./draft-edits";
import { PrincipleEditor } from "./principle-editor";
import { PrincipleRow } from "./principle-row";
import { SortablePrinciples } from "./sortable-principles";
import type { EditDraft } from "./use-draft";
import { useFollowOpen } from "./use-follow-open";
import { usePrincipleActs } from "./use-principle-acts";
import type { PublishedPrinciples } from "./use-published-principles";
import type { ProposeRewrite } from "./use-rewrites";
import { useRowFocus } from "./use-row-focus";

/** The principles in their order; the one that is open is edited in its place. */
export function PrincipleTab({
  draft,
  edit,
  propose,
  findings,
  tokens,
  published,
  open,
  onOpen,
  onCompare,
}: {
  draft: Constitution;
  edit: EditDraft;
  propose: ProposeRewrite;
  findings: readonly Finding[];
  /** Of each principle, in their order; absent while nothing has counted them. */
  tokens: readonly (number | undefined)[];
  published: PublishedPrinciples;
  /** The number of the open principle. */
  open: number | null;
  onOpen: (number: number | null) => void;
  onCompare: () => void;
}) {
  const { principles } = draft;
  const list = useRef<HTMLDivElement>(null);
  const current = principles.findIndex((p) => p.number === open);
  const rows = useRowFocus(list, principles.length, current);
  useFollowOpen(principles, open, onOpen);
  const { actsOf, move } = usePrincipleActs({ draft, edit, propose, onOpen, focusRow: rows.focus });
  const citedIn = exemplarsByPrinciple(draft);
  const values = textValues(draft);
  const ablation = ablationOf(draft);
  const findingsOf = (number: number) =>
    findings.filter((f) => f.place.kind === "principle" && f.place.number === number);

  function step(by: -1 | 1) {
    const next = principles[current === -1 ? (by === 1 ? 0 : principles.length - 1) : current + by];
    if (next !== undefined) onOpen(next.number);
  }
  function add() {
    const next = addPrinciple(draft);
    edit(() => next, "added a principle");
    onOpen(next.principles.at(-1)?.number ?? null);
  }
  function moveHere(by: -1 | 1) {
    const at = rows.focused() ?? current;
    if (at !== -1) move(at, at + by);
  }
  useShortcuts("Principles", [
    { keys: "j", label: "next principle", run: () => step(1) },
    { keys: "k", label: "previous principle", run: () => step(-1) },
    {
      keys: "alt+ArrowUp",
      label: "move principle",
      printed: "alt ↑↓",
      isPinned: true,
      worksWhileTyping: true,
      run: () => moveHere(-1),
    },
    { keys: "alt+ArrowDown", label: "move principle down", worksWhileTyping: true, run: () => moveHere(1) },
    { keys: "a", label: "add principle", isPinned: true, run: add },
  ]);

  return (
    <div className="grid h-full min-h-0 grid-rows-[minmax(0,1fr)_auto]">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrow keys go between the controls inside. */}
      <div ref={list} onKeyDown={rows.onKeyDown} onFocus={rows.onFocus} className="min-h-0 overflow-auto">
        {principles.length === 0 ? (
          <EmptyState className="px-(--gutter)">
            Principles say how the assistant is to behave; each has a number and a name that thoughts cite.
          </EmptyState>
        ) : null}
        <SortablePrinciples
          principles={principles}
          current={current}
          tabStop={rows.tabStop}
          onMove={move}
          render={(principle, index, grip) =>
            index === current ? (
              <PrincipleEditor
                principle={principle}
                before={published.changes[index]?.before ?? null}
                taken={principles.flatMap((p, at) => (at === index ? [] : [p.number]))}
                values={values}
                findings={findingsOf(principle.number)}
                evidence={{
                  citedIn: citedIn.get(principle.number) ?? [],
                  tokens: tokens[index],
                  published: published.of(index),
                  keptShare: published.keptShareOf(index),
                }}
                grip={grip}
                acts={actsOf(principle, index)}
                onCompare={published.changes[index]?.change == null ? null : onCompare}
                onClose={() => {
                  onOpen(null);
                  rows.focus(index);
                }}
              />
            ) : (
              <PrincipleRow
                principle={principle}
                values={values}
                findings={findingsOf(principle.number)}
                tokens={tokens[index]}
                change={published.changes[index]?.change ?? null}
                grip={grip}
                tabIndex={index === rows.tabStop ? 0 : -1}
                onOpen={() => onOpen(principle.number)}
                onSwitch={actsOf(principle, index).onSwitch}
              />
            )
          }
        />
        <div className="px-(--gutter) py-3">
          <Button size="sm" icon={<Plus />} kbd="a" onClick={add}>
            Add a principle
          </Button>
        </div>
      </div>
      {ablation === null ? null : (
        <AblationBar
          ablation={ablation}
          gaps={draft.gaps ?? "keep"}
          onGaps={(gaps) =>
            edit(
              (c) => chooseGaps(c, gaps),
              gaps === "close" ? "closed the gaps in the numbers" : "kept the gaps in the numbers",
            )
          }
        />
      )}
    </div>
  );
}
