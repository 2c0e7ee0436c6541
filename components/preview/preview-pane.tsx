"use client";

import { PreviewWorkbench } from "./preview-workbench";

/** The preview beside the constitution it is of: its latest version and its draft, as they are edited. */
export function PreviewPane({
  constitutionId,
  beforeRun,
}: {
  constitutionId: number;
  /** Saves the draft; a run asks for it as it is stored. */
  beforeRun: () => Promise<unknown>;
}) {
  return (
    <section aria-label="Preview" className="flex h-full min-h-0 min-w-0 flex-col">
      <PreviewWorkbench constitutionId={constitutionId} beforeRun={beforeRun} />
    </section>
  );
}
