"use client";

import { Dialog } from "@/components/ui/dialog";
import { SkeletonRows } from "@/components/ui/skeleton";
import { BulkRow } from "./bulk-row";
import { useBulkList } from "./queries";

/** What was done to many records of a dataset, the latest first, each with its way back. */
export function BulkHistoryDialog({ datasetId, onClose }: { datasetId: number; onClose: () => void }) {
  const { data } = useBulkList(datasetId);
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      width="xl"
      title="Bulk actions"
      description="Undone, the latest first, every record is what it was before; what was changed since stays."
    >
      {data === undefined ? <SkeletonRows rows={4} rowHeight={36} /> : null}
      {data?.actions.length === 0 ? (
        <p className="text-ink-2">Nothing was done to many records yet.</p>
      ) : null}
      <ul>
        {data?.actions.map((action) => (
          <li key={action.id} className="border-b border-line last:border-0">
            <BulkRow action={action} />
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
