"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/dialog";
import { formatCount } from "@/components/ui/number-text";
import { Notice } from "@/components/ui/signal";
import { tellFailure } from "@/components/ui/toast";
import type { BuildView } from "@/lib/api/builds";
import type { RefilterView } from "@/lib/api/refilters";
import { isUnderWay } from "@/lib/builds/refilter";
import { useRefilterActs } from "./queries";
import { RefilterChanges } from "./refilter-changes";
import { RefilterMatrix } from "./refilter-matrix";
import { RefilterProgress } from "./refilter-progress";

/** One re-filter: how far it is, what it moved, the records behind each figure, and the way back. */
export function RefilterSummary({
  refilter,
  isLatest,
  build,
  onStarted,
}: {
  refilter: RefilterView;
  isLatest: boolean;
  build: BuildView;
  onStarted: (id: number) => void;
}) {
  const { id, status, preset, presetBefore, changed, restored, sums } = refilter;
  const [cell, setCell] = useState<{ before: string | null; after: string | null } | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  const { start, undo } = useRefilterActs(build.id);
  const isRunning = isUnderWay(status);
  const others = changed - sums.keptToDropped - sums.droppedToKept - sums.otherReason;
  const takeBack = () =>
    undo.mutate(id, {
      onError: (error) => tellFailure("It was not undone.", error),
      onSettled: () => setIsAsking(false),
    });
  const canUndo = status !== "undone" && status !== "undoing";
  const former = `${presetBefore.name}@${presetBefore.version}`;
  return (
    <section aria-label={`Re-filter ${id}`}>
      <header className="flex min-h-12 flex-wrap items-center gap-3 py-2">
        <h2 className="font-semibold">
          {presetBefore.name} version {presetBefore.version} to {preset.name} version {preset.version}
        </h2>
        <div className="ml-auto flex items-center gap-2">
          {canUndo && !isRunning ? (
            <Button
              disabled={start.isPending}
              onClick={() =>
                start.mutate(former, {
                  onSuccess: (started) => onStarted(started.id),
                  onError: (error) => tellFailure("The re-filter was not started.", error),
                })
              }
            >
              Re-filter with {presetBefore.name} version {presetBefore.version}
            </Button>
          ) : null}
          {canUndo ? (
            <Button
              disabled={undo.isPending}
              disabledReason={isLatest ? null : "A later re-filter came after it; undo that one first."}
              onClick={isRunning ? takeBack : () => setIsAsking(true)}
            >
              {isRunning ? "Cancel" : "Undo this re-filter…"}
            </Button>
          ) : null}
        </div>
      </header>
      {refilter.failureReason === null ? null : <Notice tone="bad">{refilter.failureReason}</Notice>}
      <RefilterProgress refilter={refilter} />
      <p role="status" className="py-2 text-ink-2">
        {status === "undone" ? (
          <>Undone: {formatCount(restored)} records were put back as they had been. It had moved:</>
        ) : (
          <>
            <b className="font-semibold text-ink">{formatCount(changed)}</b> records changed:{" "}
            {formatCount(sums.keptToDropped)} are dropped now, {formatCount(sums.droppedToKept)} kept again,{" "}
            {formatCount(sums.otherReason)} dropped for another reason
            {others === 0 ? "." : `; of ${formatCount(others)} only the text or what was noted changed.`}
          </>
        )}
      </p>
      <RefilterMatrix moves={refilter.moves} chosen={cell} onChoose={setCell} />
      <RefilterChanges refilterId={id} move={cell} key={`${cell?.before}>${cell?.after}`} />
      <ConfirmDialog
        isOpen={isAsking}
        onOpenChange={setIsAsking}
        title="Undo this re-filter?"
        description={`${formatCount(changed)} records become what they were before, letter by letter, and the build is judged by ${presetBefore.name} version ${presetBefore.version} again. A record that something else changed since stays as it is.`}
        action="Undo it"
        isPending={undo.isPending}
        onConfirm={takeBack}
      />
    </section>
  );
}
