import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Suspense } from "react";
import { IterationsPage } from "@/components/recipes/iterations-page";

export const metadata: Metadata = { title: "Iterations" };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const id = Number((await params).id);
  if (!Number.isInteger(id) || id < 1) notFound();
  return (
    <Suspense>
      <IterationsPage recipeId={id} />
    </Suspense>
  );
}
