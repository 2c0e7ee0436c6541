"use client";
import { Undo2 } from "lucide-react";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { plural } from "@/components/ui/number-text";
import { RelativeTime } from "@/components/ui/relative-time";
import { SidePanel } from "@/components/ui/side-panel";
import { SkeletonRows } from "@/components/ui/skeleton";
import { useTopicChanges } from "./queries";

/** Who changed what by hand, and the way back. */
export function ChangesPanel({
  datasetId,
  onUndo,
  onClose,
}: {
  datasetId: number;
  onUndo: (changeId: number) => void;
  onClose: () => void;
}) {
  const { data, error, refetch } = useTopicChanges(datasetId);
  useShortcuts("Changes", [{ keys: "Escape", label: "close", isPinned: true, run: onClose }]);
  return (
    <SidePanel label="Changes" title="Changes" onClose={onClose} className="w-[360px] shrink-0">
      {error !== null && data === undefined ? (
        <ErrorState title="The changes could not be read." error={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <SkeletonRows rows={8} rowHeight={56} className="-mx-3" />
      ) : data.changes.length === 0 ? (
        <p className="py-4 text-ink-2">Every change by hand stands here, and can be undone.</p>
      ) : (
        <ul className="border-t border-line">
          {data.changes.map((change) => (
            <li key={change.id} className="flex items-start gap-3 border-b border-line py-2.5">
              <div className="min-w-0 flex-1">
                <p className={change.isUndone ? "text-ink-3 line-through" : undefined}>{change.message}</p>
                <p className="text-12 text-ink-3">
                  {change.actor}, <RelativeTime at={change.at} />, {plural(change.rowCount, "record")}
                </p>
              </div>
              {change.isUndone ? (
                <span className="pt-1 text-12 text-ink-3">undone</span>
              ) : (
                <Button size="sm" icon={<Undo2 />} onClick={() => onUndo(change.id)}>
                  Undo
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </SidePanel>
  );
}
