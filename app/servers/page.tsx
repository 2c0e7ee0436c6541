import type { Metadata } from "next";
import { Suspense } from "react";
import { ServerPage } from "@/components/servers/server-page";

export const metadata: Metadata = { title: "Servers" };

export default function Page() {
  return (
    <Suspense>
      <ServerPage />
    </Suspense>
  );
}
