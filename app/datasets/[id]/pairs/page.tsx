import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Suspense } from "react";
import { PairsPage } from "@/components/datasets/pairs-page";
import { idInText } from "@/lib/api/pieces";

export const metadata: Metadata = { title: "Side by side" };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const id = idInText.safeParse((await params).id);
  if (!id.success) notFound();
  return (
    <Suspense>
      <PairsPage id={id.data} />
    </Suspense>
  );
}
