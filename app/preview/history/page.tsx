import type { Metadata } from "next";
import { Suspense } from "react";
import { HistoryPage } from "@/components/preview/history-page";

export const metadata: Metadata = { title: "Preview history" };

export default function Page() {
  return (
    <Suspense>
      <HistoryPage />
    </Suspense>
  );
}
