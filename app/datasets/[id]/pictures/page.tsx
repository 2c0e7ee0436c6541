import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Suspense } from "react";
import { DriftBeside } from "@/components/compare/drift-beside";
import { PicturesPage } from "@/components/pictures/pictures-page";
import { idInText } from "@/lib/api/pieces";

export const metadata: Metadata = { title: "Pictures" };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const id = idInText.safeParse((await params).id);
  if (!id.success) notFound();
  return (
    <Suspense>
      <PicturesPage id={id.data} drift={<DriftBeside datasetId={id.data} />} />
    </Suspense>
  );
}
