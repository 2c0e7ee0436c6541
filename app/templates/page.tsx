import type { Metadata } from "next";
import { TemplateListPage } from "@/components/templates/template-list-page";

export const metadata: Metadata = { title: "Templates" };

export default function Page() {
  return <TemplateListPage />;
}
