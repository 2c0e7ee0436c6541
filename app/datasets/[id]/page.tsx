import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Suspense } from "react";
import { DatasetPage } from "@/components/datasets/dataset-page";
import { ExportAction } from "@/components/exports/export-action";

export const metadata: Metadata = { title: "Dataset" };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const id = Number((await params).id);
  if (!Number.isInteger(id) || id < 1) notFound();
  return (
    <Suspense>
      <DatasetPage id={id} exportAction={<ExportAction datasetId={id} />} />
    </Suspense>
  );
}
