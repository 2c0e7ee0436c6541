"use client";
import { type FormEvent, useState } from "react";
import { PrincipleNumber } from "@/components/marks/principle-number";
import { Button } from "@/components/ui/button";
import { NumberField } from "@/components/ui/field";
import { Popover } from "@/components/ui/popover";
import type { Principle } from "@/lib/constitutions/constitution";
import { hueOf } from "@/lib/constitutions/principle-hue";

/** The number of an open principle; a press asks for another one. */
export function PrincipleNumberButton({
  principle,
  taken,
  onNumber,
}: {
  principle: Principle;
  /** The numbers of the other principles. */
  taken: readonly number[];
  onNumber: (number: number) => void;
}) {
  const [isOpen, setIsOpen] = useState(false);
  const [number, setNumber] = useState<number | null>(principle.number);
  const problem =
    number === null || !Number.isInteger(number) || number < 1 ? "A number is whole and at least 1." : null;
  const isTaken = number !== null && taken.includes(number);
  function submit(event: FormEvent) {
    event.preventDefault();
    if (problem !== null || number === null) return;
    setIsOpen(false);
    if (number !== principle.number) onNumber(number);
  }
  return (
    <Popover
      label={`Number of principle ${principle.number}`}
      isOpen={isOpen}
      onOpenChange={(open) => {
        setNumber(principle.number);
        setIsOpen(open);
      }}
      trigger={
        <button
          type="button"
          aria-label={`Number ${principle.number}: change it`}
          title="Change the number"
          className="ml-1 grid rounded-chip"
        >
          <PrincipleNumber number={principle.number} hue={hueOf(principle)} />
        </button>
      }
    >
      <form onSubmit={submit} className="flex w-64 flex-col gap-2">
        <div className="flex items-end gap-2">
          <NumberField
            label="Number"
            value={number}
            onChange={setNumber}
            min={1}
            step={1}
            className="flex-1"
            autoFocus
          />
          <Button type="submit" kbd="↵">
            Give it
          </Button>
        </div>
        <p className="text-12 text-ink-3" role={problem === null ? undefined : "alert"}>
          {problem ??
            (isTaken
              ? `It moves to the place of ${number}, and those between by one.`
              : "Citations go on naming it.")}
        </p>
      </form>
    </Popover>
  );
}
