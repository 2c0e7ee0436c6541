import type { Metadata } from "next";
import { IdentityListPage } from "@/components/identity/identity-list-page";

export const metadata: Metadata = { title: "Identity" };

export default function Page() {
  return <IdentityListPage />;
}
