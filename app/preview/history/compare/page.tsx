import type { Metadata } from "next";
import { Suspense } from "react";
import { HistoryComparePage } from "@/components/preview/history-compare-page";

export const metadata: Metadata = { title: "Compare runs" };

export default function Page() {
  return (
    <Suspense>
      <HistoryComparePage />
    </Suspense>
  );
}
