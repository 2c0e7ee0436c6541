"use client";

import { ArrowDown, ArrowUp } from "lucide-react";
import { Th } from "@/components/ui/table";
import { Checkbox } from "@/components/ui/toggle";
import { nextSort } from "@/lib/datasets/describe-sort";
import type { RecordSort } from "@/lib/datasets/record-sort";
import type { ColumnName, TableColumns } from "@/lib/datasets/table-columns";
import { ColumnEdge } from "./column-edge";
import { type RecordColumn, type RowLook, recordColumns } from "./record-cells";

/** The heads of a table of records: they order it, and their edges make columns wider or narrower. */
export function TableHead({
  columns,
  widthOf,
  look,
  sort,
  onSort,
  onResize,
  selected,
  onSelectAll,
}: {
  columns: TableColumns;
  /** As wide as the column is now, in pixels. */
  widthOf: (name: ColumnName) => number;
  look: Pick<RowLook, "principleCount">;
  sort: RecordSort;
  onSort: (sort: RecordSort) => void;
  onResize: (name: ColumnName, width: number | null, isDone: boolean) => void;
  selected: "none" | "some" | "all";
  onSelectAll: (isOn: boolean) => void;
}) {
  return (
    <thead>
      <tr aria-rowindex={1}>
        <Th className="pr-0">
          <Checkbox
            label="Select all that match"
            isLabelHidden
            isOn={selected === "all"}
            isMixed={selected === "some"}
            onChange={() => onSelectAll(selected !== "all")}
          />
        </Th>
        {columns.map(({ name }) => {
          const column = recordColumns[name];
          const isSorted = column.sort !== undefined && sort.by === column.sort;
          return (
            <Th
              key={name}
              align={column.align}
              // Without it the edge would be part of the name that is read with every cell.
              aria-label={column.title}
              aria-sort={isSorted ? (sort.isFalling ? "descending" : "ascending") : undefined}
              className={name === "fingerprint" ? "text-clip" : "last:pr-5"}
            >
              <Head column={column} look={look} sort={isSorted ? sort : null} now={sort} onSort={onSort} />
              <ColumnEdge
                label={`Width of the column ${column.title}`}
                width={widthOf(name)}
                onResize={(width, isDone) => onResize(name, width, isDone)}
              />
            </Th>
          );
        })}
      </tr>
    </thead>
  );
}

function Head({
  column: { title, head, sort: by, align },
  look,
  sort,
  now,
  onSort,
}: {
  column: RecordColumn;
  look: Pick<RowLook, "principleCount">;
  /** Null where the table is not ordered by this column. */
  sort: RecordSort | null;
  now: RecordSort;
  onSort: (sort: RecordSort) => void;
}) {
  const words = head?.(look) ?? title;
  if (by === undefined) return words;
  const Arrow = sort?.isFalling ? ArrowDown : ArrowUp;
  const arrow = sort === null ? null : <Arrow aria-hidden className="size-3 shrink-0" />;
  return (
    <button
      type="button"
      onClick={() => onSort(nextSort(now, by))}
      className={`inline-flex max-w-full items-center gap-0.5 hover:text-ink ${sort === null ? "" : "text-ink"}`}
    >
      {align === "right" ? arrow : null}
      <span className="truncate">{words}</span>
      {align === "right" ? null : arrow}
    </button>
  );
}
