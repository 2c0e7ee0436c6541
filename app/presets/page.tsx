import type { Metadata } from "next";
import { Suspense } from "react";
import { PresetsPage } from "@/components/filters/presets-page";

export const metadata: Metadata = { title: "Filter presets" };

export default function Page() {
  return (
    <Suspense>
      <PresetsPage />
    </Suspense>
  );
}
