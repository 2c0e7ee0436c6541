import type { Metadata } from "next";
import { Suspense } from "react";
import { NewBuildPage } from "@/components/builds/new-build-page";

export const metadata: Metadata = { title: "New build" };

export default function Page() {
  return (
    <Suspense>
      <NewBuildPage />
    </Suspense>
  );
}
