"use client";

import { PageHead } from "@/components/shell/page-head";
import { LinkButton } from "@/components/ui/link-button";
import { PreviewWorkbench } from "./preview-workbench";

/** A request answered side by side: watch the thoughts stream before a build is worth its price. */
export function PreviewPage() {
  return (
    <div className="flex h-full min-h-0 flex-col">
      <PageHead
        title="Preview"
        sub="One request, up to six columns, streamed as a build would ask it."
        actions={<LinkButton href="/preview/history">History</LinkButton>}
      />
      <PreviewWorkbench />
    </div>
  );
}
