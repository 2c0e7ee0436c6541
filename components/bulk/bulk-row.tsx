"use client";

import { Button } from "@/components/ui/button";
import { formatCount, formatDuration, plural } from "@/components/ui/number-text";
import { ProgressBar } from "@/components/ui/progress-bar";
import { RelativeTime } from "@/components/ui/relative-time";
import { FailureMark, LiveDot } from "@/components/ui/signal";
import { TextLink } from "@/components/ui/text-link";
import { tellFailure } from "@/components/ui/toast";
import type { BulkActionView } from "@/lib/api/bulk-actions";
import { isBulkUnderWay } from "@/lib/datasets/bulk-action";
import { bulkGoingOn, bulkPast, skippedInWords } from "@/lib/datasets/bulk-words";
import { useBulkActs } from "./queries";

/** An action in one line: how far it is, what it came to, and the way back. */
export function BulkRow({ action }: { action: BulkActionView }) {
  const { id, status, wish, target, buildId, changed, failureReason, createdBy, createdAt } = action;
  const { cancel, undo } = useBulkActs(action.datasetId);
  const isUnderWay = isBulkUnderWay(status);
  const skipped = skippedInWords(action.skipped).join("; ");
  return (
    <div className="flex min-h-9 items-center gap-3 text-12">
      <span className="flex w-3 shrink-0 justify-center">
        {isUnderWay ? <LiveDot /> : status === "failed" ? <FailureMark /> : null}
      </span>
      <span
        className="min-w-0 truncate text-13"
        title={skipped === "" ? undefined : `Left as they are: ${skipped}`}
      >
        {isUnderWay && status !== "undoing" ? (
          bulkGoingOn(wish, target?.name ?? null)
        ) : (
          <span className={status === "undone" ? "text-ink-3 line-through" : undefined}>
            {bulkPast(wish, changed, target?.name ?? null)}
          </span>
        )}
      </span>
      {target === null ? null : (
        <TextLink href={`/datasets/${target.id}`} className="shrink-0 text-ink-2">
          open
        </TextLink>
      )}
      {buildId === null ? null : (
        <TextLink href={`/builds/${buildId}`} className="shrink-0 text-ink-2">
          build {buildId}
        </TextLink>
      )}
      <BulkState action={action} />
      {failureReason === null ? null : (
        <span className="min-w-0 truncate text-bad" title={failureReason}>
          {failureReason}
        </span>
      )}
      <span className="ml-auto flex shrink-0 items-center gap-2 text-ink-3">
        {isUnderWay ? null : (
          <>
            {createdBy} · <RelativeTime at={createdAt} />
          </>
        )}
        {status === "queued" || status === "running" ? (
          <Button
            size="sm"
            variant="quiet"
            disabled={cancel.isPending}
            onClick={() =>
              cancel.mutate(id, { onError: (error) => tellFailure("It was not cancelled.", error) })
            }
          >
            Cancel
          </Button>
        ) : null}
        {action.canUndo ? (
          <Button
            size="sm"
            variant="quiet"
            disabled={undo.isPending}
            onClick={() => undo.mutate(id, { onError: (error) => tellFailure("It was not undone.", error) })}
          >
            Undo
          </Button>
        ) : null}
      </span>
    </div>
  );
}

/** How far it is while it runs or is undone; afterwards what else there is to say. */
function BulkState({ action }: { action: BulkActionView }) {
  const { status, total, done, changed, restored, stayed, ranMs } = action;
  const isBack = status === "undoing";
  if (!isBulkUnderWay(status)) return <span className="shrink-0 text-ink-3">{outcomeOf(action)}</span>;
  const [now, all] = isBack ? [restored + stayed, changed] : [done, total];
  const left = now === 0 || isBack ? null : (ranMs / now) * (all - now);
  return (
    <span className="flex min-w-0 items-center gap-3 text-ink-3">
      <ProgressBar
        label={isBack ? "Records put back" : "Records done"}
        segments={[{ share: all === 0 ? 1 : Math.min(1, now / all), tone: "accent", label: "done" }]}
        className="h-1.5 w-40 shrink-0"
      />
      <span className="whitespace-nowrap">
        {formatCount(now)} of {formatCount(all)} {isBack ? "put back" : ""}
        {status === "queued" ? ", waits for a worker" : left === null ? "" : `, ${formatDuration(left)} left`}
      </span>
    </span>
  );
}

function outcomeOf({ status, total, done, restored, stayed, ranMs }: BulkActionView): string {
  if (status === "undone") {
    const stay = stayed === 0 ? "" : `; ${formatCount(stayed)} were changed since and stay`;
    return `undone, ${plural(restored, "record")} put back${stay}`;
  }
  if (status === "cancelled") return `cancelled after ${formatCount(done)} of ${formatCount(total)}`;
  if (status === "failed") return "failed";
  return `in ${formatDuration(ranMs)}`;
}
