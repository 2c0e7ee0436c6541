"use client";
import { ArrowDown, ArrowUp, Plus, Trash2 } from "lucide-react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import type { Constitution, Exemplar } from "@/lib/constitutions/constitution";
import type { Finding } from "@/lib/constitutions/finding";
import { usualReset } from "@/lib/constitutions/usual-reset";
import { addTurn, changeTurn, moveTurn, removeTurn } from "./draft-edits";
import { FindingMark } from "./finding-mark";
import { ResetEditor } from "./reset-editor";
import { TurnView } from "./turn-view";

/** One exemplar: its turns, each edited in place, and the reset that ends it. */
export function ExemplarEditor({
  constitution,
  exemplar,
  index,
  findings,
  onChange,
  onMove,
  onRemove,
}: {
  constitution: Constitution;
  exemplar: Exemplar;
  index: number;
  findings: readonly Finding[];
  /** `what` tells what was done, before "of exemplar 3". */
  onChange: (change: (exemplar: Exemplar) => Exemplar, what: string, options?: { isTyping: boolean }) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}) {
  const number = index + 1;
  const hasSeveralTurns = exemplar.turns.length > 1;
  return (
    <article aria-label={`Exemplar ${number}`} className="flex flex-col gap-5 px-7 py-4">
      <header className="flex items-center gap-1">
        <h2 className="mr-auto text-15 font-semibold">Exemplar {number}</h2>
        <IconButton
          label={`Move exemplar ${number} up`}
          size="sm"
          disabled={index === 0}
          onClick={() => onMove(-1)}
        >
          <ArrowUp />
        </IconButton>
        <IconButton
          label={`Move exemplar ${number} down`}
          size="sm"
          disabled={index === constitution.exemplars.length - 1}
          onClick={() => onMove(1)}
        >
          <ArrowDown />
        </IconButton>
        <IconButton label={`Remove exemplar ${number}`} size="sm" onClick={onRemove}>
          <Trash2 />
        </IconButton>
      </header>
      {findings.length === 0 ? null : (
        <ul className="-mt-2 flex flex-col gap-1">
          {findings.map((finding) => (
            <li key={finding.message} className="flex items-baseline gap-2.5 text-12 text-ink-2">
              <FindingMark severity={finding.severity} />
              {finding.message}
            </li>
          ))}
        </ul>
      )}
      {exemplar.turns.map((turn, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a turn has no name besides its place.
        <section key={at} className={at === 0 ? undefined : "border-t border-line pt-3"}>
          {hasSeveralTurns ? (
            <div className="mb-1 flex items-center gap-1">
              <h3 className="mr-auto font-[550]">Turn {at + 1}</h3>
              <IconButton
                label={`Move turn ${at + 1} up`}
                size="sm"
                disabled={at === 0}
                onClick={() => onChange((e) => moveTurn(e, at, -1), "moved a turn")}
              >
                <ArrowUp />
              </IconButton>
              <IconButton
                label={`Move turn ${at + 1} down`}
                size="sm"
                disabled={at === exemplar.turns.length - 1}
                onClick={() => onChange((e) => moveTurn(e, at, 1), "moved a turn")}
              >
                <ArrowDown />
              </IconButton>
              <IconButton
                label={`Remove turn ${at + 1}`}
                size="sm"
                onClick={() => onChange((e) => removeTurn(e, at), "removed a turn")}
              >
                <Trash2 />
              </IconButton>
            </div>
          ) : null}
          <TurnView
            turn={turn}
            where={`turn ${at + 1}`}
            principles={constitution.principles}
            onChange={(next, part) =>
              onChange((e) => changeTurn(e, at, next), `reworded ${part} ${at + 1}`, { isTyping: true })
            }
          />
        </section>
      ))}
      <div>
        <Button size="sm" icon={<Plus />} onClick={() => onChange(addTurn, "added a turn")}>
          Add a turn
        </Button>
      </div>
      <ResetEditor
        reset={exemplar.reset}
        usual={usualReset(constitution.exemplars)}
        onChange={(reset) =>
          onChange((e) => ({ ...e, reset }), "changed the reset", {
            isTyping: reset !== null && exemplar.reset !== null,
          })
        }
      />
    </article>
  );
}
