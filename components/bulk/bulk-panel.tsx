"use client";

import { useState } from "react";
import { TextButton } from "@/components/ui/text-link";
import type { BulkActionView } from "@/lib/api/bulk-actions";
import { isBulkUnderWay } from "@/lib/datasets/bulk-action";
import { BulkHistoryDialog } from "./bulk-history-dialog";
import { BulkRow } from "./bulk-row";
import { useBulkList, useRefreshAtEnd } from "./queries";

/** For so long what was done last stands there with its way back. */
const FRESH_MS = 30 * 60_000;

/** The action that is under way, or the last one while it is fresh; nothing where there is none. */
export function BulkPanel({ datasetId }: { datasetId: number }) {
  const [isOpen, setIsOpen] = useState(false);
  const actions = useBulkList(datasetId).data?.actions ?? [];
  useRefreshAtEnd(datasetId);
  const [latest] = actions;
  const shown = actions.find(({ status }) => isBulkUnderWay(status)) ?? latest;
  if (shown === undefined || !isFresh(shown)) return null;
  return (
    <section
      aria-label="Latest action"
      className="flex items-center gap-3 border-b border-line bg-sunken px-4"
    >
      <div className="min-w-0 flex-1">
        <BulkRow action={shown} />
      </div>
      {actions.length > 1 ? (
        <TextButton className="shrink-0 text-12 text-ink-2" onClick={() => setIsOpen(true)}>
          All {actions.length}
        </TextButton>
      ) : null}
      {isOpen ? <BulkHistoryDialog datasetId={datasetId} onClose={() => setIsOpen(false)} /> : null}
    </section>
  );
}

function isFresh({ status, finishedAt }: BulkActionView): boolean {
  return isBulkUnderWay(status) || Date.now() - Date.parse(finishedAt ?? "") < FRESH_MS;
}
