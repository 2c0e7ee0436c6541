"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useMemo, useRef } from "react";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import { ErrorState } from "@/components/ui/error-state";
import { formatCount } from "@/components/ui/number-text";
import type { ListedRecord, RecordCount } from "@/lib/api/datasets";
import type { RecordFilter } from "@/lib/datasets/record-filter";
import type { RecordSort } from "@/lib/datasets/record-sort";
import type { TableColumns } from "@/lib/datasets/table-columns";
import type { SoughtText } from "@/lib/datasets/text-hits";
import { ColumnsMenu } from "./columns-menu";
import { NoRecords } from "./dataset-states";
import { JumpTo } from "./jump-to";
import { pagesWanted } from "./page-window";
import { facetsQuery, recordQuery } from "./queries";
import type { RowActs } from "./record-row";
import { RecordsTable } from "./records-table";
import { type BulkActions, SelectionActs, SelectionNote } from "./selection-line";
import { useKeptPlace } from "./use-kept-place";
import { useListRows, useRowCount } from "./use-list-rows";
import { type RecordCursor, useCursorMoves } from "./use-record-cursor";
import { useScrollWindow } from "./use-scroll-window";
import { useSelection } from "./use-selection";
import { useShownList } from "./use-shown-list";

/** The records under the filters: the table, its keys, what is selected in it, and where it stands. */
export function RecordsPane(props: {
  datasetId: number;
  filters: readonly RecordFilter[];
  /** The filters, and those with the order, as they stand in the URL. */
  text: string;
  list: string;
  sort: RecordSort;
  matching: RecordCount | null;
  cursor: RecordCursor;
  columns: TableColumns;
  isOwnColumns: boolean;
  principleCount: number;
  sought: SoughtText;
  bulkActions: BulkActions | undefined;
  onFilters: (filters: RecordFilter[]) => void;
  onSort: (sort: RecordSort) => void;
  onColumns: (columns: TableColumns | null, isDone?: boolean) => void;
  onSearch: () => void;
  onAddFilter: () => void;
}) {
  const { datasetId, filters, text, list, cursor, columns, onColumns } = props;
  const router = useRouter();
  const client = useQueryClient();
  const box = useRef<HTMLElement>(null);
  const { shown, isBehind } = useShownList(datasetId, list);
  const before = client.getQueryData(facetsQuery(datasetId, filtersOf(shown.list)).queryKey)?.matching;
  const matching = isBehind ? (before ?? null) : props.matching;
  const total = useRowCount(shown, matching);
  const view = useScrollWindow(box, total);
  const rows = useListRows(shown, pagesWanted(view.seen, view.direction, total), total);
  const { rowAt, getRow } = rows;
  const moves = useCursorMoves(cursor, { total, rowAt, getRow }, view.showRow);
  const selection = useSelection(text, getRow);
  useKeptPlace({ of: shown, box, view, cursor, total, matching });

  // The address takes in the current record a moment later, and would undo a navigation begun before that.
  const open = (recordId: number) =>
    void cursor
      .settled()
      .then(() => router.push(`/datasets/${datasetId}/records/${recordId}${list === "" ? "" : `?${list}`}`));
  const latest = useRef({ cursor, open, select: selection.select });
  latest.current = { cursor, open, select: selection.select };
  const acts: RowActs = useMemo(
    () => ({
      peek: (record, row) => latest.current.cursor.put({ id: record.id, index: row }),
      open: (id) => latest.current.open(id),
      select: (record, row, isRange) => void latest.current.select(record, row, isRange),
    }),
    [],
  );
  const nextId = cursor.index === null ? undefined : rowAt(cursor.index + 1)?.id;
  useEffect(() => {
    if (nextId !== undefined) void client.prefetchQuery(recordQuery(nextId, text));
  }, [client, nextId, text]);

  const toggleCurrent = () => {
    const record: ListedRecord | null = cursor.index === null ? null : rowAt(cursor.index);
    if (record !== null && cursor.index !== null) void selection.select(record, cursor.index, false);
  };
  useShortcuts("Records", [
    {
      keys: "j",
      printed: "j k",
      label: "move",
      isPinned: true,
      run: () => moves.move(1, view.seen.first),
    },
    { keys: "k", label: "move back", run: () => moves.move(-1, view.seen.first) },
    { keys: "x", label: "select", isPinned: true, run: toggleCurrent },
    {
      keys: "Enter",
      label: "open",
      isPinned: true,
      run: () => cursor.id !== null && open(cursor.id),
    },
    { keys: "/", label: "search", isPinned: true, run: props.onSearch },
    { keys: "f", label: "filter", isPinned: true, run: props.onAddFilter },
    { keys: "Escape", label: "close", run: () => cursor.put(null) },
  ]);

  const isEmpty = total === 0 && !rows.isPending && rows.error === null;
  return (
    <>
      <RecordsTable
        box={box}
        view={view}
        total={total}
        isEstimate={matching === null || matching.isEstimate}
        isBehind={isBehind}
        rowAt={rowAt}
        columns={columns}
        onColumns={onColumns}
        sort={props.sort}
        onSort={props.onSort}
        currentId={cursor.id}
        currentRow={cursor.index}
        onRow={moves.goTo}
        picked={selection.picked}
        onSelectAll={(isOn) => (isOn ? selection.selectAll() : selection.clear())}
        acts={acts}
        principleCount={props.principleCount}
        sought={props.sought}
      >
        {isEmpty ? <NoRecords filters={filters} onFilters={props.onFilters} /> : null}
      </RecordsTable>
      {rows.error === null ? null : (
        <ErrorState
          className="shrink-0 border-t border-line px-4"
          title="The records could not be read."
          error={rows.error}
          onRetry={rows.retry}
        />
      )}
      <SelectionActs
        picked={selection.picked}
        filters={filters}
        matching={matching}
        actions={props.bulkActions}
      />
      <div className="flex h-7 shrink-0 items-center gap-3.5 border-t border-line pr-5 pl-4 text-12 text-ink-3">
        {total === 0 ? null : (
          <>
            <span className="min-w-24">
              {formatCount(view.seen.first + 1)} to {formatCount(view.seen.last + 1)}
            </span>
            <JumpTo total={total} onPlace={moves.goTo} onRecord={(id) => cursor.put({ id, index: null })} />
          </>
        )}
        <span className="ml-auto">
          <ColumnsMenu columns={columns} isOwn={props.isOwnColumns} onColumns={onColumns} />
        </span>
      </div>
      <SelectionNote
        picked={selection.picked}
        matching={matching}
        onSelectAll={selection.selectAll}
        onClear={selection.clear}
      />
    </>
  );
}

/** The part of a list that filters. */
function filtersOf(list: string): string {
  const params = new URLSearchParams(list);
  params.delete("sort");
  return params.toString();
}
