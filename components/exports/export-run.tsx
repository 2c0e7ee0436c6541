"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { DownloadButton } from "@/components/ui/link-button";
import { formatBytes, plural } from "@/components/ui/number-text";
import { TextLink } from "@/components/ui/text-link";
import type { ExportWish } from "@/lib/exports/export-wish";
import { downloadFile, exportFileUrl } from "./download-file";
import { ExportProgress } from "./export-progress";
import { useCreateExport, useExport, useExportActions } from "./queries";

/** What is done so soon is taken at once; who waited longer has gone on to something else. */
const AT_ONCE_MS = 8_000;

/** Starts the export and tells how far it is; a small one is downloaded by itself. */
export function ExportRun({
  datasetId,
  wish,
  problem,
}: {
  datasetId: number;
  wish: ExportWish | null;
  problem: string | null;
}) {
  const create = useCreateExport(datasetId);
  const [id, setId] = useState<number | null>(null);
  const startedAt = useRef(0);
  const { data: run } = useExport(id);
  const { cancel } = useExportActions(id ?? 0);
  const status = run?.status;
  useEffect(() => {
    if (id === null || status !== "done" || startedAt.current === 0) return;
    if (Date.now() - startedAt.current < AT_ONCE_MS) downloadFile(id);
    startedAt.current = 0;
  }, [id, status]);
  const isUnderWay = id !== null && (status === undefined || status === "queued" || status === "running");
  const start = () => {
    if (wish === null) return;
    create.mutate(wish, {
      onSuccess: (made) => {
        startedAt.current = Date.now();
        setId(made.id);
      },
    });
  };
  return (
    <section aria-label="Run" className="flex min-h-8 items-center gap-3">
      <Button
        variant="primary"
        disabled={create.isPending || isUnderWay}
        disabledReason={problem ?? (isUnderWay ? "It is being written." : null)}
        onClick={start}
      >
        Export
      </Button>
      <div className="flex min-w-0 flex-1 items-center gap-3" aria-live="polite">
        {problem !== null ? <span className="text-12 text-ink-2">{problem}</span> : null}
        {isUnderWay ? (
          <>
            <ExportProgress progress={run?.progress ?? null} />
            <Button variant="quiet" onClick={() => cancel.mutate()}>
              Cancel
            </Button>
          </>
        ) : null}
        {run?.status === "done" ? (
          <>
            <span className="text-12 text-ink-2">
              {plural(run.recordCount ?? 0, "record")}, {formatBytes(run.bytes)}
            </span>
            <DownloadButton size="sm" href={exportFileUrl(run.id)}>
              Download
            </DownloadButton>
          </>
        ) : null}
        {run?.status === "failed" ? <span className="text-12 text-bad">▲ {run.failureReason}</span> : null}
        {run?.status === "cancelled" ? <span className="text-12 text-ink-2">Cancelled.</span> : null}
        {id === null ? null : (
          <TextLink href={`/exports/${id}`} className="text-12">
            Report and files
          </TextLink>
        )}
        <TextLink href="/exports" className="ml-auto text-12 text-ink-2">
          Earlier exports
        </TextLink>
      </div>
    </section>
  );
}
