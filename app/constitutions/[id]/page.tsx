import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Suspense } from "react";
import { idInText } from "@/lib/api/pieces";
import { Workbench } from "./workbench";

export const metadata: Metadata = { title: "Constitution" };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const id = idInText.safeParse((await params).id);
  if (!id.success) notFound();
  return (
    <Suspense>
      <Workbench id={id.data} />
    </Suspense>
  );
}
