import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Suspense } from "react";
import { TemplatePage } from "@/components/templates/template-page";
import { idInText } from "@/lib/api/pieces";

export const metadata: Metadata = { title: "Template" };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const id = idInText.safeParse((await params).id);
  if (!id.success) notFound();
  return (
    <Suspense>
      <TemplatePage id={id.data} />
    </Suspense>
  );
}
