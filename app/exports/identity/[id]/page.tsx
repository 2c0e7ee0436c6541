import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { IdentityPage } from "@/components/identity/identity-page";
import { idInText } from "@/lib/api/pieces";

export const metadata: Metadata = { title: "Identity set" };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const id = idInText.safeParse((await params).id);
  if (!id.success) notFound();
  return <IdentityPage id={id.data} />;
}
