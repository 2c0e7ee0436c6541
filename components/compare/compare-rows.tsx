"use client";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { type ComparedRecord, type MatchKind, placeOf, shownCount } from "@/lib/datasets/compare-records";
import { CompareSummaryBar } from "./compare-summary-bar";
import { ComparedList } from "./compared-list";
import { ComparedTexts } from "./compared-texts";
import { type Pair, useComparedRows, useCompareSummary } from "./queries";
import { useCompareFilter } from "./use-compare-filter";

export const recordHref = ({ datasetId, id }: Pick<ComparedRecord, "datasetId" | "id">) =>
  `/datasets/${datasetId}/records/${id}`;

/** The summary, the rows that are shown, and the one that is looked at. */
export function CompareRows({
  pair,
  by,
  names,
}: {
  pair: Pair;
  by: MatchKind;
  names: { left: string; right: string };
}) {
  const router = useRouter();
  const { filter, row: place, setFilter, setRow } = useCompareFilter();
  // Who comes back finds the list where it was: it begins with the row in the address, the ones before it on demand.
  const [from, setFrom] = useState(() => (place === null ? 0 : place - 1));
  const summary = useCompareSummary(pair, by);
  const list = useComparedRows(pair, by, { ...filter, from });
  const { rows } = list;
  const found = rows.findIndex((one) => placeOf(one) === place);
  const index = Math.max(0, found);
  const row = rows[index];
  const settling = useRef<Promise<unknown>>(Promise.resolve());
  const choose = (next: number) => {
    settling.current = setRow(next);
  };
  const move = (by: number) => {
    const next = rows[Math.min(rows.length - 1, Math.max(0, index + by))];
    if (next !== undefined) choose(placeOf(next));
  };
  // The address takes in the current row a moment later, and would undo a navigation begun before that.
  const open = (record: ComparedRecord | null | undefined) => {
    if (record == null) return;
    if (row !== undefined) choose(placeOf(row));
    void settling.current.then(() => router.push(recordHref(record)));
  };
  useShortcuts("Compare", [
    { keys: "j", label: "next", isPinned: true, run: () => move(1) },
    { keys: "k", label: "previous", isPinned: true, run: () => move(-1) },
    { keys: "Enter", label: "open the right one", isPinned: true, run: () => open(row?.right ?? row?.left) },
    { keys: "l", label: "open the left one", isPinned: true, run: () => open(row?.left) },
  ]);
  if (summary.error !== null) {
    return (
      <ErrorState
        className="px-(--gutter)"
        title="The two could not be compared."
        error={summary.error}
        onRetry={() => void summary.refetch()}
      />
    );
  }
  return (
    <>
      {summary.data === undefined ? (
        <div className="border-b border-line px-(--gutter) py-3">
          <Skeleton className="h-16 w-full" />
        </div>
      ) : (
        <CompareSummaryBar
          summary={summary.data}
          filter={filter}
          names={names}
          onFilter={(next) => {
            setFrom(0);
            void setFilter(next);
          }}
        />
      )}
      <div className="grid min-h-0 flex-1 grid-cols-[minmax(360px,32%)_minmax(0,1fr)]">
        <ComparedList
          rows={rows}
          total={summary.data === undefined ? null : shownCount(summary.data, filter)}
          current={row === undefined ? -1 : index}
          hasMore={list.hasNextPage}
          hasEarlier={list.hasPreviousPage}
          isPending={list.isPending}
          isFetching={list.isFetching}
          error={list.error}
          onMore={() => void list.fetchNextPage()}
          onEarlier={() => void list.fetchPreviousPage()}
          onChoose={choose}
        />
        {row === undefined ? (
          <EmptyState className="border-l border-line px-6">
            {list.isPending || list.error !== null
              ? ""
              : "No row is as asked for. Take a filter above back, or match by something else."}
          </EmptyState>
        ) : (
          <ComparedTexts row={row} names={names} />
        )}
      </div>
    </>
  );
}
