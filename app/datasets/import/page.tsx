import type { Metadata } from "next";
import { Suspense } from "react";
import { ImportRecordsPage } from "@/components/datasets/import-records-page";

export const metadata: Metadata = { title: "Import records" };

export default function Page() {
  return (
    <Suspense>
      <ImportRecordsPage />
    </Suspense>
  );
}
