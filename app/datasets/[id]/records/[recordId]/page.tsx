import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Suspense } from "react";
import { RecordPage } from "@/components/datasets/record-page";

type Props = { params: Promise<{ id: string; recordId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Record ${(await params).recordId}` };
}

export default async function Page({ params }: Props) {
  const { id, recordId } = await params;
  const [datasetId, record] = [Number(id), Number(recordId)];
  if (!Number.isInteger(datasetId) || !Number.isInteger(record) || datasetId < 1 || record < 1) notFound();
  return (
    <Suspense>
      <RecordPage datasetId={datasetId} recordId={record} />
    </Suspense>
  );
}
