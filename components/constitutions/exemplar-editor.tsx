"use client";
import { Plus } from "lucide-react";
import { Button } from "@/components/ui/button";
import type { Constitution, Exemplar } from "@/lib/constitutions/constitution";
import { type Finding, findingKey } from "@/lib/constitutions/finding";
import type { VariableValues } from "@/lib/constitutions/template";
import { usualReset } from "@/lib/constitutions/usual-reset";
import { addTurn, changeTurn, removeTurn } from "./draft-edits";
import { duplicateTurn, insertTurnAfter, placeTurn } from "./exemplar-edits";
import { type ExemplarActs, ExemplarHead } from "./exemplar-head";
import { SortableEntries } from "./exemplar-sortable";
import { ExemplarTurn } from "./exemplar-turn";
import { placeMark } from "./finding-focus";
import { FindingLine } from "./finding-line";
import { ResetEditor } from "./reset-editor";
import { useEntryKeys } from "./use-entry-keys";

/** Changes the exemplar; `what` tells what was done, before "of exemplar 3". */
export type ChangeExemplar = (
  change: (exemplar: Exemplar) => Exemplar,
  what: string,
  options?: { isTyping: boolean },
) => void;

/** One exemplar: its turns, each edited in place, and the reset that ends it. */
export function ExemplarEditor({
  constitution,
  exemplar,
  index,
  values,
  findings,
  tokens,
  acts,
  onChange,
  onSplit,
  onUndo,
}: {
  constitution: Constitution;
  exemplar: Exemplar;
  index: number;
  values: VariableValues;
  /** Of this exemplar. */
  findings: readonly Finding[];
  /** In words; null while nothing has counted them. */
  tokens: string | null;
  acts: ExemplarActs;
  onChange: ChangeExemplar;
  /** Before the turn at this place, from 0. */
  onSplit: (turn: number) => void;
  onUndo: () => void;
}) {
  const keys = useEntryKeys(exemplar.turns);
  const count = exemplar.turns.length;
  const ofTurn = (at: number | undefined) =>
    findings.filter(({ place }) => place.kind === "exemplar" && place.turn === at);
  const [ofReset, ofWhole] = [true, false].map((isReset) =>
    ofTurn(undefined).filter(
      ({ place }) => (place.kind === "exemplar" && place.part === "reset") === isReset,
    ),
  );
  const place = (from: number, to: number) => onChange((e) => placeTurn(e, from, to), "moved a turn");
  return (
    <article
      aria-label={`Exemplar ${index + 1}`}
      className="flex flex-col gap-5 px-7 py-4"
      {...placeMark({ kind: "exemplar", exemplar: index })}
    >
      <ExemplarHead index={index} count={constitution.exemplars.length} tokens={tokens} acts={acts} />
      {ofWhole?.map((finding) => (
        <FindingLine key={findingKey(finding)} finding={finding} className="-mt-2" />
      ))}
      <SortableEntries id="turns" keys={keys} onPlace={place}>
        {exemplar.turns.map((turn, at) => (
          <ExemplarTurn
            key={keys[at]}
            sortKey={keys[at] ?? 0}
            turn={turn}
            exemplar={index}
            index={at}
            count={count}
            principles={constitution.principles}
            values={values}
            findings={ofTurn(at)}
            onUndo={onUndo}
            onChange={(next, part) =>
              onChange((e) => changeTurn(e, at, next), `reworded ${part} ${at + 1}`, { isTyping: true })
            }
            acts={{
              place: (to) => place(at, to),
              insertAfter: () => onChange((e) => insertTurnAfter(e, at), "added a turn"),
              duplicate: () => onChange((e) => duplicateTurn(e, at), "duplicated a turn"),
              splitHere: () => onSplit(at),
              remove: () => onChange((e) => removeTurn(e, at), "removed a turn"),
            }}
          />
        ))}
      </SortableEntries>
      <div>
        <Button size="sm" icon={<Plus />} onClick={() => onChange(addTurn, "added a turn")}>
          Add a turn
        </Button>
      </div>
      <ResetEditor
        reset={exemplar.reset}
        usual={usualReset(constitution.exemplars)}
        place={{ kind: "exemplar", exemplar: index, part: "reset" }}
        findings={ofReset ?? []}
        onChange={(reset) =>
          onChange((e) => ({ ...e, reset }), "changed the reset", {
            isTyping: reset !== null && exemplar.reset !== null,
          })
        }
      />
    </article>
  );
}
