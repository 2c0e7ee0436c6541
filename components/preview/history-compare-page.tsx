"use client";

import { parseAsInteger, useQueryStates } from "nuqs";
import { useMemo } from "react";
import { PageHead } from "@/components/shell/page-head";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { LinkButton } from "@/components/ui/link-button";
import { Segmented } from "@/components/ui/segmented";
import { SkeletonRows } from "@/components/ui/skeleton";
import { TextLink } from "@/components/ui/text-link";
import type { PreviewRun } from "@/lib/api/preview-runs";
import { BoardResult } from "./board-result";
import { historyRunHref } from "./history-links";
import { HistoryPair } from "./history-pair";
import { columnDifferences, pairRuns } from "./pair-runs";
import { usePreviewRun } from "./preview-run-queries";

/** Two kept runs side by side, column by column: what was asked otherwise and what came of it. */
export function HistoryComparePage() {
  const [url, setUrl] = useQueryStates(
    { one: parseAsInteger, other: parseAsInteger, column: parseAsInteger.withDefault(1) },
    { history: "replace" },
  );
  const one = usePreviewRun(url.one);
  const other = usePreviewRun(url.other);
  const error = one.error ?? other.error;
  return (
    <div className="flex h-full min-h-0 flex-col [--stage-left:var(--gutter)]">
      <PageHead
        title="Compare runs"
        sub={
          url.one === null || url.other === null ? undefined : (
            <span className="truncate">
              <TextLink href={historyRunHref(url.one)}>run {url.one}</TextLink> and the later{" "}
              <TextLink href={historyRunHref(url.other)}>run {url.other}</TextLink>
            </span>
          )
        }
        actions={<LinkButton href="/preview/history">To the history</LinkButton>}
      />
      {url.one === null || url.other === null ? (
        <EmptyState
          className="px-(--gutter)"
          action={<LinkButton href="/preview/history">Choose two runs</LinkButton>}
        >
          Two runs are compared here; choose them in the history.
        </EmptyState>
      ) : one.data !== undefined && other.data !== undefined ? (
        <Comparison
          one={one.data}
          other={other.data}
          column={url.column - 1}
          onColumn={(column) => void setUrl({ column: column + 1 })}
        />
      ) : error === null ? (
        <SkeletonRows rows={12} className="px-(--gutter)" />
      ) : (
        <ErrorState
          className="px-(--gutter)"
          title="The runs could not be read."
          error={error}
          onRetry={() => void Promise.all([one.refetch(), other.refetch()])}
        />
      )}
    </div>
  );
}

function Comparison({
  one,
  other,
  column,
  onColumn,
}: {
  one: PreviewRun;
  other: PreviewRun;
  column: number;
  onColumn: (column: number) => void;
}) {
  const shared = Math.min(one.columns.length, other.columns.length);
  const at = column >= 0 && column < shared ? column : 0;
  const pair = useMemo(() => pairRuns(one, other, at), [one, other, at]);
  const [before, after] = [one.columns[at], other.columns[at]];
  const differences = before === undefined || after === undefined ? [] : columnDifferences(before, after);
  const left = Math.abs(one.columns.length - other.columns.length);
  return (
    <>
      <div className="flex min-h-12 flex-wrap items-center gap-x-4 gap-y-1 border-b border-line px-(--gutter) py-2">
        {shared < 2 ? null : (
          <Segmented
            label="Column"
            value={String(at)}
            onChange={(next) => onColumn(Number(next))}
            options={one.columns.slice(0, shared).map(({ label }, index) => ({
              value: String(index),
              label:
                label === other.columns[index]?.label ? label : `${label} → ${other.columns[index]?.label}`,
            }))}
          />
        )}
        <p className="min-w-0 text-12 text-ink-2">
          {differences.length === 0
            ? "Both asked the very same of this column; what differs is chance."
            : `The later run asked otherwise: ${differences.join(", ")}.`}
          {left === 0 ? "" : ` ${left} more ${left === 1 ? "column has" : "columns have"} no counterpart.`}
        </p>
      </div>
      {pair === null ? (
        <EmptyState className="px-(--gutter)">The two runs have no request in common.</EmptyState>
      ) : pair.probes.length === 1 && pair.completions.length === 2 ? (
        <HistoryPair pair={pair} runIds={[one.id, other.id]} requests={[one.probes[0], other.probes[0]]} />
      ) : (
        <BoardResult run={pair} isPair />
      )}
    </>
  );
}
