"use client";

import { BulkActions } from "@/components/bulk/bulk-actions";
import { BulkPanel } from "@/components/bulk/bulk-panel";
import { DatasetPage } from "@/components/datasets/dataset-page";
import { ExportAction } from "@/components/exports/export-action";

/** A dataset, with what can be done to many of its records and how it leaves: three stations that meet in this page. */
export function DatasetWithActs({ id }: { id: number }) {
  return (
    <DatasetPage
      id={id}
      exportAction={<ExportAction datasetId={id} />}
      bulkPanel={<BulkPanel datasetId={id} />}
      bulkActions={(selection, count) => <BulkActions datasetId={id} selection={selection} count={count} />}
    />
  );
}
