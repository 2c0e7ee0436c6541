"use client";

import { Download } from "lucide-react";
import { useState } from "react";
import { filterSentence } from "@/components/marks/filter-words";
import { PageHead } from "@/components/shell/page-head";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/dialog";
import { ErrorState } from "@/components/ui/error-state";
import { DownloadButton } from "@/components/ui/link-button";
import { formatBytes, plural } from "@/components/ui/number-text";
import { RelativeTime } from "@/components/ui/relative-time";
import { SkeletonRows } from "@/components/ui/skeleton";
import { TextLink } from "@/components/ui/text-link";
import type { ExportDetail } from "@/lib/api/exports";
import { exportFileUrl } from "./download-file";
import { ExportFiles } from "./export-files";
import { ExportLinks } from "./export-links";
import { ExportProgress } from "./export-progress";
import { ExportPushes } from "./export-pushes";
import { ExportReport } from "./export-report";
import { formatWords } from "./format-words";
import { useExport, useExportActions } from "./queries";

/** One export: what it was, its files and ways out of the studio, and the report of what went in. */
export function ExportPage({ id }: { id: number }) {
  const { data, error, refetch } = useExport(id);
  if (error !== null)
    return <ErrorState title="The export could not be read." error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonRows rows={8} rowHeight={40} className="mt-14" />;
  return <Shown one={data} />;
}

function Shown({ one }: { one: ExportDetail }) {
  const { cancel, removeFiles } = useExportActions(one.id);
  const [isAsking, setIsAsking] = useState(false);
  const isMoving = one.status === "queued" || one.status === "running";
  return (
    <>
      <PageHead
        title={`Export ${one.id}`}
        sub={
          <TextLink href={`/datasets/${one.datasetId}`} className="truncate">
            {one.datasetName}
          </TextLink>
        }
        actions={
          <>
            {isMoving ? (
              <Button variant="quiet" onClick={() => cancel.mutate()}>
                Cancel
              </Button>
            ) : null}
            {one.status === "done" ? (
              <>
                <Button variant="quiet" onClick={() => setIsAsking(true)}>
                  Delete files…
                </Button>
                <DownloadButton variant="primary" icon={<Download />} href={exportFileUrl(one.id)}>
                  {one.files.length > 1 ? "Download all as .tar" : "Download"}
                </DownloadButton>
              </>
            ) : null}
          </>
        }
      />
      <div className="grid grid-cols-[minmax(380px,5fr)_7fr]">
        <div className="flex min-w-0 flex-col gap-6 border-r border-line px-(--gutter) py-5">
          <Facts one={one} />
          {isMoving ? <ExportProgress progress={one.progress} /> : null}
          {one.files.length === 0 ? null : <ExportFiles one={one} />}
          {one.status === "done" ? <ExportLinks one={one} /> : null}
          {one.status === "done" || one.pushes.length > 0 ? <ExportPushes one={one} /> : null}
        </div>
        <section aria-label="Report" className="min-w-0 px-(--gutter) py-5">
          <h2 className="mb-3 text-12 font-medium text-ink-2">Report</h2>
          {one.report.length === 0 ? (
            <p className="text-12 text-ink-2">
              {isMoving ? "It comes with the last record." : "There is none."}
            </p>
          ) : (
            <ExportReport report={one.report} />
          )}
        </section>
      </div>
      <ConfirmDialog
        isOpen={isAsking}
        onOpenChange={setIsAsking}
        title="Delete the files?"
        description="Links to them stop working. The history keeps what they were, with their checksums."
        action="Delete files"
        isDangerous
        onConfirm={() => removeFiles.mutate()}
      />
    </>
  );
}

function Facts({ one }: { one: ExportDetail }) {
  const rows: [string, React.ReactNode][] = [
    [
      "Records",
      `${filterSentence(one.filters)}${one.recordCount === null ? "" : `: ${plural(one.recordCount, "record")}`}`,
    ],
    ["As", formatWords(one)],
    ["Size", formatBytes(one.bytes)],
    ["By", one.createdBy],
    ["When", <RelativeTime key="when" at={one.createdAt} />],
    ["Status", one.failureReason === null ? statusWords[one.status] : `▲ failed: ${one.failureReason}`],
    ...(one.status === "done" && one.expiresAt !== null
      ? ([["Kept until", new Date(one.expiresAt).toLocaleDateString("en-GB", { dateStyle: "medium" })]] as [
          string,
          string,
        ][])
      : []),
  ];
  return (
    <dl className="grid grid-cols-[96px_1fr] gap-y-1.5">
      {rows.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-ink-2">{name}</dt>
          <dd className="min-w-0">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

const statusWords: Record<ExportDetail["status"], string> = {
  queued: "waits for a worker",
  running: "is being written",
  done: "● done",
  failed: "▲ failed",
  cancelled: "○ cancelled",
  expired: "○ its files are gone",
};
