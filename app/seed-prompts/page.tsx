import type { Metadata } from "next";
import { Suspense } from "react";
import { SeedPromptPage } from "@/components/seed-prompts/seed-prompt-page";

export const metadata: Metadata = { title: "Seed prompts" };

export default function Page() {
  return (
    <Suspense>
      <SeedPromptPage />
    </Suspense>
  );
}
