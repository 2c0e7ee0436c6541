"use client";
import { Undo2 } from "lucide-react";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { plural } from "@/components/ui/number-text";
import { RelativeTime } from "@/components/ui/relative-time";
import { SidePanel } from "@/components/ui/side-panel";
import { SkeletonRows } from "@/components/ui/skeleton";
import type { HandChange } from "@/lib/api/pieces";
import { useShortcuts } from "./use-shortcuts";

/** Who changed what by hand, and the way back. */
export function ChangesPanel({
  changes,
  noun,
  empty,
  className,
  onUndo,
  onClose,
}: {
  changes: { data: { changes: HandChange[] } | undefined; error: Error | null; refetch: () => unknown };
  /** What a change is counted in, e.g. "seed prompt". */
  noun: string;
  /** Said where there is none yet. */
  empty: string;
  className?: string;
  onUndo: (changeId: number) => void;
  onClose: () => void;
}) {
  const { data, error, refetch } = changes;
  useShortcuts("Changes", [{ keys: "Escape", label: "close", isPinned: true, run: onClose }]);
  return (
    <SidePanel label="Changes" title="Changes" onClose={onClose} className={className}>
      {error !== null && data === undefined ? (
        <ErrorState title="The changes could not be read." error={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <SkeletonRows rows={8} rowHeight={56} className="-mx-3" />
      ) : data.changes.length === 0 ? (
        <p className="py-4 text-ink-2">{empty}</p>
      ) : (
        <ul className="border-t border-line">
          {data.changes.map((change) => (
            <li key={change.id} className="flex items-start gap-3 border-b border-line py-2.5">
              <div className="min-w-0 flex-1">
                <p className={change.isUndone ? "text-ink-3 line-through" : undefined}>{change.message}</p>
                <p className="text-12 text-ink-3">
                  {change.actor}, <RelativeTime at={change.at} />, {plural(change.rowCount, noun)}
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
