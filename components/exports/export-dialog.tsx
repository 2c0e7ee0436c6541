"use client";

import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { useState } from "react";
import { ExactText } from "@/components/generation/exact-text";
import { filterSentence } from "@/components/marks/filter-words";
import { refreshEndpoints } from "@/components/shell/endpoint-query";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ErrorState } from "@/components/ui/error-state";
import { formatCount, plural } from "@/components/ui/number-text";
import { Segmented } from "@/components/ui/segmented";
import { Skeleton } from "@/components/ui/skeleton";
import { TextLink } from "@/components/ui/text-link";
import { tellDone, tellFailure } from "@/components/ui/toast";
import { callEndpoint } from "@/lib/api/call-endpoint";
import { createExport, listExports, previewExport } from "@/lib/api/exports";
import { parseRecordFilters } from "@/lib/datasets/filter-url";
import type { RecordFilter } from "@/lib/datasets/record-filter";
import { exportFormats } from "@/lib/exports/export-record";
import { downloadFile } from "./download-file";

const kept: RecordFilter[] = [{ kind: "verdict", is: "kept" }];
const { jsonl } = exportFormats;

/** The button of a dataset's page and the dialog behind it: which records, how the first lines look, download. */
export function ExportDialog({ datasetId }: { datasetId: number }) {
  const [isOpen, setIsOpen] = useState(false);
  useShortcuts("Dataset", [{ keys: "e", label: "export", isPinned: true, run: () => setIsOpen(true) }]);
  return (
    <>
      <Button kbd="e" onClick={() => setIsOpen(true)}>
        Export…
      </Button>
      {isOpen ? <OpenDialog datasetId={datasetId} onClose={() => setIsOpen(false)} /> : null}
    </>
  );
}

function OpenDialog({ datasetId, onClose }: { datasetId: number; onClose: () => void }) {
  const shown = parseRecordFilters(new URLSearchParams(useSearchParams()));
  const [which, setWhich] = useState<"kept" | "shown">("kept");
  const filters = which === "kept" ? kept : shown;
  const create = useCreate(datasetId, onClose);
  const params = { id: datasetId };
  const preview = useQuery({
    queryKey: [previewExport.path, datasetId, filters],
    queryFn: ({ signal }) =>
      callEndpoint(previewExport, { params, body: { format: "jsonl", filters }, signal }),
    placeholderData: keepPreviousData,
  });
  const matching = preview.isPlaceholderData ? null : (preview.data?.matching ?? null);
  return (
    <Dialog
      isOpen
      onOpenChange={(is) => !is && onClose()}
      width="xl"
      title="Export"
      description={`${jsonl.title}: one record a line, with its thoughts and the principles it cites.`}
      footer={
        <>
          <TextLink href="/exports" className="mr-auto text-12 text-ink-2">
            Earlier exports
          </TextLink>
          <Button variant="quiet" onClick={onClose}>
            Close
          </Button>
          <Button
            variant="primary"
            disabled={create.isPending}
            disabledReason={matching === 0 ? "There is no record to export." : null}
            onClick={() => create.mutate(filters)}
          >
            {matching === null ? "Download" : `Download ${plural(matching, "record")}`}
          </Button>
        </>
      }
    >
      <div className="flex items-center gap-3">
        <Segmented
          label="Which records"
          value={which}
          onChange={setWhich}
          options={[
            { value: "kept", label: "Kept records" },
            { value: "shown", label: shown.length === 0 ? "All records" : "As filtered in the table" },
          ]}
        />
        <span className="text-12 text-ink-3">{filterSentence(filters)}</span>
      </div>
      <section className="mt-4">
        <h3 className="mb-1.5 flex text-11 font-medium text-ink-3">
          First lines
          <span className="ml-auto font-normal">
            {preview.data === undefined
              ? ""
              : `${formatCount(preview.data.lines.length)} of ${formatCount(matching)}`}
          </span>
        </h3>
        {preview.error !== null ? (
          <ErrorState
            title="The first lines could not be read."
            error={preview.error}
            onRetry={() => void preview.refetch()}
          />
        ) : preview.data === undefined ? (
          <div
            role="status"
            aria-label="Loading"
            className="flex h-64 flex-col gap-2 rounded-field bg-sunken p-3"
          >
            <Skeleton />
            <Skeleton className="h-3 w-4/5" />
            <Skeleton className="h-3 w-3/5" />
          </div>
        ) : (
          <ExactText text={preview.data.lines.join("\n")} label="First lines" className="h-64" />
        )}
      </section>
    </Dialog>
  );
}

function useCreate(datasetId: number, onDone: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (filters: RecordFilter[]) =>
      callEndpoint(createExport, { params: { id: datasetId }, body: { format: "jsonl", filters } }),
    onSuccess: (view) => {
      downloadFile(view.id);
      tellDone("The export is on its way.", {
        description: "Its count and checksum stand in Exports once the file is complete.",
      });
      void refreshEndpoints(client, listExports);
      onDone();
    },
    onError: (error) => tellFailure("The export could not be made.", error),
  });
}
