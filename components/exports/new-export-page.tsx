"use client";

import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { useState } from "react";
import { endpointQuery } from "@/components/shell/endpoint-query";
import { PageHead } from "@/components/shell/page-head";
import { ErrorState } from "@/components/ui/error-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { TextLink } from "@/components/ui/text-link";
import { listDatasets } from "@/lib/api/datasets";
import { parseRecordFilters } from "@/lib/datasets/filter-url";
import type { RecordFilter } from "@/lib/datasets/record-filter";
import { type ExportDraft, startDraft, wishOf } from "./export-draft";
import { ExportDraftFields } from "./export-draft-fields";
import { ExportPreview } from "./export-preview";
import { ExportRun } from "./export-run";

const kept: RecordFilter[] = [{ kind: "verdict", is: "kept" }];

/** An export as it is chosen, with its first lines beside it; once started, how far it is. */
export function NewExportPage({ datasetId }: { datasetId: number }) {
  const { data, error, refetch } = useQuery(endpointQuery(listDatasets));
  const dataset = data?.datasets.find(({ id }) => id === datasetId);
  if (error !== null || (data !== undefined && dataset === undefined))
    return (
      <ErrorState
        title="The dataset could not be read."
        error={error ?? new Error("There is no such dataset.")}
        onRetry={() => void refetch()}
      />
    );
  if (dataset === undefined) return <SkeletonRows rows={8} rowHeight={40} className="mt-14" />;
  return <Chosen datasetId={datasetId} datasetName={dataset.name} />;
}

function Chosen({ datasetId, datasetName }: { datasetId: number; datasetName: string }) {
  const params = new URLSearchParams(useSearchParams());
  const shown = parseRecordFilters(params);
  const [which, setWhich] = useState<"kept" | "shown">(shown.length === 0 ? "kept" : "shown");
  const [draft, setDraft] = useState<ExportDraft>(() => startDraft(datasetName));
  const filters = which === "kept" ? kept : shown;
  const found = wishOf(draft, filters);
  const wish = "wish" in found ? found.wish : null;
  const back = params.size === 0 ? "" : `?${params}`;
  return (
    <>
      <PageHead
        title="Export"
        sub={
          <TextLink href={`/datasets/${datasetId}${back}`} className="truncate">
            {datasetName}
          </TextLink>
        }
      />
      <div className="grid min-h-0 grid-cols-[minmax(380px,5fr)_7fr]">
        <div className="min-w-0 border-r border-line px-(--gutter) py-5">
          <ExportDraftFields
            draft={draft}
            onChange={(change) => setDraft((before) => ({ ...before, ...change }))}
            which={which}
            onWhich={setWhich}
            filters={filters}
            hasFilters={shown.length > 0}
          />
        </div>
        <div className="sticky top-0 min-w-0 self-start px-(--gutter) py-5">
          <ExportRun datasetId={datasetId} wish={wish} problem={"problem" in found ? found.problem : null} />
          <ExportPreview datasetId={datasetId} wish={wish} container={draft.container} />
        </div>
      </div>
    </>
  );
}
