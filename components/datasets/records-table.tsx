"use client";

import clsx from "clsx";
import { type KeyboardEvent, type ReactNode, type RefObject, useMemo } from "react";
import { Table } from "@/components/ui/table";
import type { ListedRecord } from "@/lib/api/datasets";
import type { RecordSort } from "@/lib/datasets/record-sort";
import { resizeColumn, type TableColumns } from "@/lib/datasets/table-columns";
import type { SoughtText } from "@/lib/datasets/text-hits";
import { ownWidth, type RowLook } from "./record-cells";
import { RecordRow, type RowActs, SkeletonRow } from "./record-row";
import { isSelected, type Picked } from "./selection-moves";
import { TableHead } from "./table-head";
import type { ScrollWindow } from "./use-scroll-window";

/** About as wide as a letter of the table, in pixels. */
const LETTER = 6.6;
const BOX_WIDTH = 34;
/** The column that takes what the others leave is never narrower. */
const LEAST_REQUEST = 200;

/** Any number of records in a window of rows. */
export function RecordsTable({
  box,
  view,
  total,
  isEstimate,
  isBehind,
  rowAt,
  columns,
  onColumns,
  sort,
  onSort,
  currentId,
  currentRow,
  onRow,
  picked,
  onSelectAll,
  acts,
  principleCount,
  sought,
  children,
}: {
  box: RefObject<HTMLElement | null>;
  view: ScrollWindow;
  total: number;
  isEstimate: boolean;
  /** The rows are still those of the list before. */
  isBehind: boolean;
  rowAt: (row: number) => ListedRecord | null;
  columns: TableColumns;
  onColumns: (columns: TableColumns, isDone: boolean) => void;
  sort: RecordSort;
  onSort: (sort: RecordSort) => void;
  currentId: number | null;
  currentRow: number | null;
  /** Goes to a row, from 0; held within the list. */
  onRow: (row: number) => void;
  picked: Picked;
  onSelectAll: (isOn: boolean) => void;
  acts: RowActs;
  principleCount: number;
  sought: SoughtText;
  /** In the place of rows, where there are none. */
  children?: ReactNode;
}) {
  const widths = columnWidths(columns, principleCount, view.width);
  const fits = Math.max(24, Math.floor(((widths.get("request") ?? 0) - 16) / LETTER));
  const look: RowLook = useMemo(() => ({ principleCount, sought, fits }), [principleCount, sought, fits]);
  const { drawn } = view;
  const rows = Array.from({ length: Math.max(0, drawn.last - drawn.first + 1) }, (_, i) => drawn.first + i);
  const isEverything = picked.kind === "matching" && picked.ids.size === 0;

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.target !== event.currentTarget || event.altKey || event.metaKey) return;
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const edge = { Home: 0, End: total - 1 }[event.key];
    if (by === undefined && edge === undefined) return;
    event.preventDefault();
    onRow(edge ?? (currentRow === null ? view.seen.first : currentRow + (by ?? 0)));
  };
  return (
    <section
      ref={box}
      aria-label="Records"
      aria-busy={isBehind}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
      tabIndex={0}
      onKeyDown={onKeyDown}
      className={clsx(
        "min-h-0 flex-1 overflow-auto [overflow-anchor:none] focus-visible:rounded-none",
        // The current row shows where the keyboard is.
        currentId === null
          ? "focus-visible:shadow-[inset_0_0_0_2px_var(--accent-line)]"
          : "focus-visible:shadow-none",
      )}
    >
      <Table
        aria-rowcount={isEstimate ? -1 : total + 1}
        className={clsx("transition-opacity duration-(--base)", isBehind && "opacity-60")}
        style={{ minWidth: [...widths.values()].reduce((sum, width) => sum + width, BOX_WIDTH) }}
      >
        <colgroup>
          <col style={{ width: BOX_WIDTH }} />
          {columns.map(({ name }) => (
            <col key={name} style={{ width: widths.get(name) }} />
          ))}
        </colgroup>
        <TableHead
          columns={columns}
          widthOf={(name) => widths.get(name) ?? 0}
          look={look}
          sort={sort}
          onSort={onSort}
          onResize={(name, width, isDone) => onColumns(resizeColumn(columns, name, width), isDone)}
          selected={
            isEverything ? "all" : picked.ids.size > 0 || picked.kind === "matching" ? "some" : "none"
          }
          onSelectAll={onSelectAll}
        />
        <tbody>
          <Spacer height={view.above} columns={columns.length + 1} />
          {rows.map((row) => {
            const record = rowAt(row);
            if (record === null) return <SkeletonRow key={row} row={row} columns={columns} />;
            return (
              <RecordRow
                key={row}
                record={record}
                row={row}
                columns={columns}
                look={look}
                isCurrent={record.id === currentId}
                isSelected={isSelected(picked, record.id)}
                acts={acts}
              />
            );
          })}
          <Spacer height={view.below} columns={columns.length + 1} />
        </tbody>
      </Table>
      {children}
    </section>
  );
}

/** In pixels. The request takes what the others leave, unless it was given a width. */
function columnWidths(columns: TableColumns, principleCount: number, whole: number) {
  const own = columns.map(({ name, width }) => [name, width ?? ownWidth(name, { principleCount })] as const);
  const used = own.reduce((sum, [, width]) => sum + (width ?? 0), BOX_WIDTH);
  return new Map(own.map(([name, width]) => [name, width ?? Math.max(LEAST_REQUEST, whole - used)]));
}

/** The height of the rows that are not drawn. */
function Spacer({ height, columns }: { height: number; columns: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden>
      <td colSpan={columns} style={{ height }} className="p-0" />
    </tr>
  );
}
