import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { DownloadButton, LinkButton } from "@/components/ui/link-button";
import { formatBytes, formatCount, formatDuration, plural } from "@/components/ui/number-text";
import { ProgressBar } from "@/components/ui/progress-bar";
import { Notice } from "@/components/ui/signal";
import { SkeletonRows } from "@/components/ui/skeleton";
import { endpointUrl } from "@/lib/api/call-endpoint";
import type { DatasetMakingView } from "@/lib/api/dataset-makings";
import { downloadImportProblems } from "@/lib/api/record-files";
import { isMakingUnderWay } from "@/lib/datasets/dataset-making";
import { ImportProblemList } from "./import-problem-list";
import { useImport, useImportProblems } from "./import-queries";
import { MakingCountsTable } from "./making-counts-table";
import { useCancelMaking } from "./making-queries";
import { makingShare } from "./making-words";

/** How far an import is, what came of it, and the rows that became no record. */
export function ImportProgress({ id, onAgain }: { id: number; onAgain: () => void }) {
  const { data: making, error, refetch } = useImport(id);
  const cancel = useCancelMaking();
  if (making === undefined) {
    if (error === null) return <SkeletonRows rows={4} rowHeight={32} />;
    return (
      <ErrorState
        title="The import could not be looked at."
        error={error}
        safe="It goes on by itself."
        onRetry={() => void refetch()}
      />
    );
  }
  const { status, counts, datasetId, failureReason } = making;
  const isRunning = isMakingUnderWay(status);
  const share = makingShare(making);
  return (
    <div className="flex flex-col gap-4">
      <div className="flex min-h-9 items-center gap-4">
        <span className="font-medium" role="status">
          {sentenceOf(making)}
        </span>
        {isRunning ? (
          <>
            <ProgressBar
              label="Imported"
              className="h-1.5 w-64 shrink-0"
              segments={[{ label: counts.phase, tone: "accent", share: share ?? 0 }]}
            />
            <span className="text-12 text-ink-2">{paceOf(making)}</span>
            <Button size="sm" variant="quiet" disabled={cancel.isPending} onClick={() => cancel.mutate(id)}>
              Cancel
            </Button>
          </>
        ) : (
          <>
            {datasetId !== null && status === "done" ? (
              <LinkButton variant="primary" href={`/datasets/${datasetId}`}>
                Open the dataset
              </LinkButton>
            ) : null}
            <Button onClick={onAgain}>Import more</Button>
          </>
        )}
      </div>
      {status === "failed" ? (
        <Notice tone="bad">{failureReason} Nothing was stored.</Notice>
      ) : status === "cancelled" ? (
        <Notice tone="plain">It was cancelled; nothing was stored.</Notice>
      ) : null}
      {counts.sources.length > 0 ? <MakingCountsTable sources={counts.sources} /> : null}
      <Problems making={making} isOver={!isRunning} />
    </div>
  );
}

function Problems({ making, isOver }: { making: DatasetMakingView; isOver: boolean }) {
  const problems = useImportProblems(making.id, isOver).data?.problems ?? [];
  if (problems.length === 0) return null;
  const all = Math.max(problems.length, making.sums.dropped.malformed ?? 0);
  return (
    <section aria-label="Rows that became no record" className="flex flex-col gap-2">
      <div className="flex items-center gap-3">
        <h2 className="font-semibold">{plural(all, "row")} became no record</h2>
        {all > problems.length ? (
          <span className="text-12 text-ink-3">the first {formatCount(problems.length)} are kept</span>
        ) : null}
        <DownloadButton size="sm" href={endpointUrl(downloadImportProblems, { params: { id: making.id } })}>
          Download as CSV
        </DownloadButton>
      </div>
      <ImportProblemList problems={problems} />
    </section>
  );
}

function sentenceOf({ status, sums, datasetName }: DatasetMakingView): string {
  if (status === "queued") return "Waits for a worker";
  if (status === "running") return `${formatCount(sums.read)} read`;
  if (status !== "done") return status === "failed" ? "The import failed" : "Cancelled";
  const bad = sums.dropped.malformed ?? 0;
  return `${plural(sums.read - bad, "record")} went into ${datasetName ?? "a dataset that is gone"}`;
}

/** Of how much, how fast, and how long it will take. */
function paceOf(making: DatasetMakingView): string {
  const { counts, sums, ranMs } = making;
  const share = makingShare(making);
  const left = share === null || share < 0.02 ? null : (ranMs * (1 - share)) / share;
  return [
    `${formatBytes(counts.progress)} of ${formatBytes(counts.total)}`,
    ranMs < 1_000 ? null : `${formatCount(Math.round(sums.read / (ranMs / 1_000)))} a second`,
    left === null ? null : `${formatDuration(left)} left`,
  ]
    .filter((part) => part !== null)
    .join(" · ");
}
