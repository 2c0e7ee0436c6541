"use client";

import type { Ref } from "react";
import { Button } from "@/components/ui/button";
import { Highlight } from "@/components/ui/highlight";
import { formatCount } from "@/components/ui/number-text";
import { ProgressBar } from "@/components/ui/progress-bar";
import { RelativeTime } from "@/components/ui/relative-time";
import { LiveDot } from "@/components/ui/signal";
import { Td, Tr } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import type { PreviewRunSummary } from "@/lib/api/preview-runs";
import { historyRunHref } from "./history-links";

export const HISTORY_ROW = 36;

/** A kept run in one line. */
export function HistoryRow({
  run,
  index,
  needle,
  comparedId,
  isCurrent,
  ref,
  onOpen,
  onCompare,
}: {
  run: PreviewRunSummary;
  /** Place in the list, from 0. */
  index: number;
  needle: string;
  comparedId: number | null;
  isCurrent: boolean;
  ref: Ref<HTMLTableRowElement>;
  onOpen: (run: PreviewRunSummary) => void;
  onCompare: (run: PreviewRunSummary) => void;
}) {
  const { id, kind, status, title, columnLabels, samples, completionCount, keptCount, failedCount } = run;
  const columns = columnLabels.join(", ");
  const share = (count: number) => (completionCount === 0 ? 0 : count / completionCount);
  return (
    <Tr
      ref={ref}
      isCurrent={isCurrent}
      aria-rowindex={index + 2}
      onClick={() => onOpen(run)}
      className={id === comparedId ? "bg-accent-wash" : undefined}
    >
      <Td className="h-9 text-12">
        {/* The row opens it too; the link is for those who walk by keyboard or want another tab. */}
        <TextLink
          href={historyRunHref(id, needle)}
          onClick={(event) => {
            event.stopPropagation();
            if (comparedId === null || event.metaKey || event.ctrlKey) return;
            event.preventDefault();
            onOpen(run);
          }}
        >
          Run {id}
        </TextLink>
      </Td>
      <Td className="h-9" title={title}>
        {kind === "probe_set" ? <span className="mr-2 text-12 text-ink-3">probe set</span> : null}
        <Highlight text={title.replace(/\s+/g, " ")} needle={needle} fits={60} />
      </Td>
      <Td className="h-9 text-12 text-ink-2" title={columns}>
        {columns}
        {samples > 1 ? <span className="text-ink-3"> × {samples}</span> : null}
      </Td>
      <Td className="h-9 text-12">
        <span className="flex items-center gap-2">
          <ProgressBar
            className="h-1.5 w-14 shrink-0"
            label={`Kept of run ${id}`}
            segments={[
              { share: share(keptCount), tone: "ink", label: "kept" },
              { share: share(failedCount), tone: "bad", label: "failed" },
            ]}
          />
          <span className="text-ink-2">
            {formatCount(keptCount)} of {formatCount(completionCount)}
          </span>
          {status === "running" ? <LiveDot /> : null}
          {status === "done" ? null : <span className="truncate text-ink-3">{status}</span>}
        </span>
      </Td>
      <Td className="h-9 text-12 text-ink-3">{run.createdBy}</Td>
      <Td className="h-9 text-12 text-ink-3">
        <RelativeTime at={run.createdAt} />
      </Td>
      <Td className="h-9" align="right">
        {id === comparedId ? (
          <span className="text-12 text-ink-2">to compare</span>
        ) : (
          <Button
            size="sm"
            variant="quiet"
            aria-label={comparedId === null ? `Compare run ${id}` : `Compare with run ${id}`}
            onClick={(event) => {
              event.stopPropagation();
              if (comparedId === null) onCompare(run);
              else onOpen(run);
            }}
          >
            {comparedId === null ? "Compare" : "Choose"}
          </Button>
        )}
      </Td>
    </Tr>
  );
}
