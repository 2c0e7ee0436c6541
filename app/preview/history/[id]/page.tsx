import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Suspense } from "react";
import { HistoryRunPage } from "@/components/preview/history-run-page";

export const metadata: Metadata = { title: "Preview run" };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const id = Number((await params).id);
  if (!Number.isInteger(id) || id < 1) notFound();
  return (
    <Suspense>
      <HistoryRunPage id={id} />
    </Suspense>
  );
}
