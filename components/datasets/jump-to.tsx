"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { NumberField } from "@/components/ui/field";
import { formatCount } from "@/components/ui/number-text";
import { Popover } from "@/components/ui/popover";
import { Segmented } from "@/components/ui/segmented";
import { TextButton } from "@/components/ui/text-link";

/** Goes to a place in the list, or shows the record of a number, wherever it stands. */
export function JumpTo({
  total,
  onPlace,
  onRecord,
}: {
  total: number;
  /** From 0. */
  onPlace: (row: number) => void;
  onRecord: (id: number) => void;
}) {
  const [isOpen, setIsOpen] = useState(false);
  const [by, setBy] = useState<"place" | "record">("place");
  const [number, setNumber] = useState<number | null>(null);
  const most = by === "place" ? total : 2_147_483_647;
  const isValid = number !== null && Number.isInteger(number) && number >= 1 && number <= most;
  return (
    <Popover
      label="Jump to a record"
      isOpen={isOpen}
      onOpenChange={setIsOpen}
      trigger={<TextButton>Jump to a record</TextButton>}
    >
      <form
        className="flex w-64 flex-col gap-2.5"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isValid) return;
          if (by === "place") onPlace(number - 1);
          else onRecord(number);
          setIsOpen(false);
        }}
      >
        <Segmented
          label="Jump by"
          size="sm"
          value={by}
          onChange={setBy}
          options={[
            { value: "place", label: "Place in the list" },
            { value: "record", label: "Record number" },
          ]}
        />
        <NumberField
          label={by === "place" ? `Place, 1 to ${formatCount(total)}` : "Number of the record"}
          value={number}
          onChange={setNumber}
          min={1}
          max={most}
          autoFocus
        />
        <Button type="submit" size="sm" disabledReason={isValid ? null : "There is no such place."}>
          Jump
        </Button>
      </form>
    </Popover>
  );
}
