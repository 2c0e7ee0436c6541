import type { Metadata } from "next";
import { Suspense } from "react";
import { RecipesPage } from "@/components/recipes/recipes-page";

export const metadata: Metadata = { title: "Recipes" };

export default function Page() {
  return (
    <Suspense>
      <RecipesPage />
    </Suspense>
  );
}
