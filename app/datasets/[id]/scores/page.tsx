import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Suspense } from "react";
import { ScoresPage } from "@/components/datasets/scores-page";

export const metadata: Metadata = { title: "Scores" };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const id = Number((await params).id);
  if (!Number.isInteger(id) || id < 1) notFound();
  return (
    <Suspense>
      <ScoresPage id={id} />
    </Suspense>
  );
}
