"use client";
import { Plus } from "lucide-react";
import { Button } from "@/components/ui/button";
import type { Constitution } from "@/lib/constitutions/constitution";
import type { Finding } from "@/lib/constitutions/finding";
import { ExemplarRow } from "./exemplar-row";
import { SortableEntries } from "./exemplar-sortable";

/** The exemplars by the words that open them, with the principles they demonstrate; dragged into their order. */
export function ExemplarList({
  constitution,
  keys,
  findings,
  tokenWordsOf,
  current,
  onOpen,
  onPlace,
  onAdd,
}: {
  constitution: Constitution;
  /** One for each exemplar, which goes with it. */
  keys: readonly number[];
  findings: readonly Finding[];
  tokenWordsOf: (index: number) => string | null;
  /** Counted from 0. */
  current: number;
  onOpen: (index: number) => void;
  onPlace: (from: number, to: number) => void;
  onAdd: () => void;
}) {
  return (
    <nav aria-label="Exemplars">
      <SortableEntries id="exemplars" keys={keys} onPlace={onPlace}>
        <ol>
          {constitution.exemplars.map((exemplar, index) => (
            <ExemplarRow
              key={keys[index]}
              sortKey={keys[index] ?? 0}
              exemplar={exemplar}
              index={index}
              principles={constitution.principles}
              tokens={tokenWordsOf(index)}
              finding={
                findings.find(
                  ({ severity, place }) =>
                    severity !== "note" && place.kind === "exemplar" && place.exemplar === index,
                ) ?? null
              }
              isCurrent={index === current}
              onOpen={() => onOpen(index)}
            />
          ))}
        </ol>
      </SortableEntries>
      <div className="py-3 pl-(--gutter)">
        <Button size="sm" icon={<Plus />} kbd="a" onClick={onAdd}>
          Add an exemplar
        </Button>
      </div>
    </nav>
  );
}
