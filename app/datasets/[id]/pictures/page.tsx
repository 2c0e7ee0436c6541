import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PicturesPage } from "@/components/pictures/pictures-page";

export const metadata: Metadata = { title: "Pictures" };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const id = Number((await params).id);
  if (!Number.isInteger(id) || id < 1) notFound();
  return <PicturesPage id={id} />;
}
