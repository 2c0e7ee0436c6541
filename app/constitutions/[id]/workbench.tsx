"use client";
import { ConstitutionPage } from "@/components/constitutions/constitution-page";
import { PreviewPane } from "@/components/preview/preview-pane";

/** The draft and its preview, side by side: two stations that meet in this page. */
export function Workbench({ id }: { id: number }) {
  return (
    <ConstitutionPage
      id={id}
      preview={(beforeRun) => <PreviewPane constitutionId={id} beforeRun={beforeRun} />}
    />
  );
}
