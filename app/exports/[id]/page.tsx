import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ExportPage } from "@/components/exports/export-page";

export const metadata: Metadata = { title: "Export" };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const id = Number((await params).id);
  if (!Number.isInteger(id) || id < 1) notFound();
  return <ExportPage id={id} />;
}
