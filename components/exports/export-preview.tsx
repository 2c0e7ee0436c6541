"use client";

import { ExactText } from "@/components/generation/exact-text";
import { ErrorState } from "@/components/ui/error-state";
import { formatBytes, plural } from "@/components/ui/number-text";
import { Skeleton } from "@/components/ui/skeleton";
import type { ContainerName, ExportWish } from "@/lib/exports/export-wish";
import { useExportPreview } from "./queries";

/** The first lines as they will stand, how many records go in, and about how large it will be. */
export function ExportPreview({
  datasetId,
  wish,
  container,
}: {
  datasetId: number;
  wish: ExportWish | null;
  container: ContainerName;
}) {
  const { data, error, refetch, isPlaceholderData } = useExportPreview(datasetId, wish);
  return (
    <section aria-label="Preview" className="mt-5">
      <h2 className="mb-1.5 flex text-12 font-medium text-ink-2">
        First lines{container === "parquet" ? ", as JSON" : ""}
        <span className="ml-auto font-normal tabular-nums" aria-live="polite">
          {data === undefined || isPlaceholderData
            ? ""
            : `${plural(data.matching, "record")}${data.bytes === null ? "" : `, about ${formatBytes(data.bytes)}${container === "parquet" ? " before compression" : ""}`}`}
        </span>
      </h2>
      {error !== null ? (
        <ErrorState title="The first lines could not be read." error={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <div
          role="status"
          aria-label="Loading"
          className="flex h-[60vh] flex-col gap-2 rounded-field bg-sunken p-3"
        >
          <Skeleton />
          <Skeleton className="h-3 w-4/5" />
        </div>
      ) : (
        <ExactText text={data.lines.join("\n")} label="First lines" className="h-[60vh]" />
      )}
    </section>
  );
}
