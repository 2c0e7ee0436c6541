"use client";

import { Plus, X } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { MAX_COLUMNS } from "@/lib/previews/column";
import type { ColumnDraft } from "./column-draft";
import { ColumnSettings } from "./column-settings";
import { useColumnDetails } from "./use-column-details";
import type { Columns } from "./use-columns";

/** The columns that will be asked, in a line: each opens its settings, one more copies the last. */
export function ColumnsStrip({ columns, onRun }: { columns: Columns; onRun: () => void }) {
  const [open, setOpen] = useState<number | null>(null);
  const count = columns.columns.length;
  return (
    <div className="flex shrink-0 items-center gap-5 overflow-x-auto border-b border-line pr-(--gutter) pl-(--stage-left) py-1.5">
      <ol aria-label="Columns" className="flex min-w-0 gap-5">
        {columns.columns.map((draft, index) => (
          <StripColumn
            // biome-ignore lint/suspicious/noArrayIndexKey: a column has no other name here.
            key={index}
            draft={draft}
            label={columns.labels[index] ?? ""}
            number={index + 1}
            isOpen={open === index}
            onOpenChange={(isOpen) => setOpen(isOpen ? index : null)}
            onChange={(change) => columns.change(index, change)}
            onRemove={count === 1 ? null : () => columns.remove(index)}
            onRun={onRun}
          />
        ))}
      </ol>
      <Button
        size="sm"
        icon={<Plus />}
        className="ml-auto"
        disabledReason={count >= MAX_COLUMNS ? "Six columns are the most." : null}
        onClick={() => {
          columns.add();
          setOpen(count);
        }}
      >
        Column
      </Button>
    </div>
  );
}

function StripColumn({
  draft,
  label,
  number,
  isOpen,
  onOpenChange,
  onChange,
  onRemove,
  onRun,
}: {
  draft: ColumnDraft;
  label: string;
  /** Counted from 1. */
  number: number;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  onChange: (change: Partial<ColumnDraft>) => void;
  onRemove: (() => void) | null;
  onRun: () => void;
}) {
  const details = useColumnDetails(draft);
  return (
    <li className="flex max-w-72 min-w-36 items-start gap-1">
      <span className="w-3 pt-px text-11 text-ink-3">{number}</span>
      <div className="flex min-w-0 flex-col">
        <span className="truncate text-12 font-[550]" title={label}>
          {label}
        </span>
        <ColumnSettings
          draft={draft}
          details={details}
          label={label}
          hasConstitutionName={false}
          differing={[]}
          hasChangedSince={false}
          isOpen={isOpen}
          onOpenChange={onOpenChange}
          onChange={onChange}
          onRun={onRun}
        />
      </div>
      {onRemove === null ? null : (
        <IconButton size="sm" label={`Remove column ${number}, ${label}`} onClick={onRemove}>
          <X />
        </IconButton>
      )}
    </li>
  );
}
