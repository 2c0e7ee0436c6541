import type { Metadata } from "next";
import { Suspense } from "react";
import { ConstitutionListPage } from "@/components/constitutions/constitution-list-page";

export const metadata: Metadata = { title: "Constitutions" };

export default function Page() {
  return (
    <Suspense>
      <ConstitutionListPage />
    </Suspense>
  );
}
