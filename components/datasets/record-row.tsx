import { memo } from "react";
import { formatCount } from "@/components/ui/number-text";
import { Skeleton } from "@/components/ui/skeleton";
import { Td, Tr } from "@/components/ui/table";
import type { ListedRecord } from "@/lib/api/datasets";
import type { TableColumns } from "@/lib/datasets/table-columns";
import { type RowLook, recordColumns } from "./record-cells";

export type RowActs = {
  peek: (record: ListedRecord, row: number) => void;
  open: (id: number) => void;
  /** `isRange`: with all rows from the one that was selected last. */
  select: (record: ListedRecord, row: number, isRange: boolean) => void;
};

/** One record in one line. */
export const RecordRow = memo(function RecordRow({
  record,
  row,
  columns,
  look,
  isCurrent,
  isSelected,
  acts,
}: {
  record: ListedRecord;
  /** Place in the list, from 0. */
  row: number;
  columns: TableColumns;
  look: RowLook;
  isCurrent: boolean;
  isSelected: boolean;
  acts: RowActs;
}) {
  return (
    <Tr
      isCurrent={isCurrent}
      aria-rowindex={row + 2}
      aria-selected={isSelected}
      onClick={(event) => (event.shiftKey ? acts.select(record, row, true) : acts.peek(record, row))}
      onDoubleClick={() => acts.open(record.id)}
      // A range is selected, not the text between.
      onMouseDown={(event) => event.shiftKey && event.preventDefault()}
    >
      <Td
        className="pr-0"
        onClick={(event) => {
          event.stopPropagation();
          event.preventDefault();
          acts.select(record, row, event.shiftKey);
        }}
        onDoubleClick={(event) => event.stopPropagation()}
      >
        {/* The browser's own: sixty of them come and go with every turn of the wheel. */}
        <input
          type="checkbox"
          aria-label={`Select record ${formatCount(record.id)}`}
          checked={isSelected}
          // The keyboard has x for the current row; it is not to walk through every box.
          tabIndex={-1}
          readOnly
          className="block size-3.5 accent-(--accent)"
        />
      </Td>
      {columns.map(({ name }) => {
        const column = recordColumns[name];
        return (
          <Td
            key={name}
            align={column.align}
            className={name === "fingerprint" ? "text-clip" : "last:pr-5"}
            title={name === "request" ? record.instruction : undefined}
          >
            {column.cell(record, look)}
          </Td>
        );
      })}
    </Tr>
  );
});

/** A row whose record is not here yet, of the same height. */
export const SkeletonRow = memo(function SkeletonRow({
  row,
  columns,
}: {
  row: number;
  columns: TableColumns;
}) {
  return (
    <tr aria-rowindex={row + 2} aria-busy>
      <Td />
      {columns.map(({ name }) => (
        <Td key={name}>
          {name === "request" ? (
            <Skeleton className={["h-2.5 w-3/5", "h-2.5 w-2/5", "h-2.5 w-1/2"][row % 3]} />
          ) : name === "fingerprint" ? null : (
            <Skeleton className="ml-auto h-2.5 w-2/3" />
          )}
        </Td>
      ))}
    </tr>
  );
});
