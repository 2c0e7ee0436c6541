"use client";

import type { ReactNode } from "react";
import { FilterWords } from "@/components/marks/filter-words";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { formatCount, plural } from "@/components/ui/number-text";
import { Notice } from "@/components/ui/signal";
import { tellFailure } from "@/components/ui/toast";
import type { BulkKind, BulkWish } from "@/lib/datasets/bulk-action";
import { bulkImperative, skippedInWords } from "@/lib/datasets/bulk-words";
import type { RecordSelection } from "@/lib/datasets/record-selection";
import { useBulkActs, useBulkCount } from "./queries";

/** What every dialog of an action is given. */
export type BulkDialogProps = {
  datasetId: number;
  selection: RecordSelection;
  onClose: () => void;
  /** Once it is handed to the worker. */
  onStarted: () => void;
};

/**
 * The frame of every bulk action: first the number, then what happens to these records, then the button with the
 * number on it. `wish` is null while something is still to be decided, and `missing` says what.
 */
export function BulkDialog({
  datasetId,
  selection,
  onClose,
  onStarted,
  kind,
  title,
  wish,
  missing = null,
  children,
}: BulkDialogProps & {
  kind: BulkKind;
  title: string;
  wish: BulkWish | null;
  missing?: string | null;
  children: ReactNode;
}) {
  const count = useBulkCount(datasetId, wish, selection);
  const isCounting = count.data === undefined || count.isOld;
  const { start } = useBulkActs(datasetId);
  const changing = count.data?.changing ?? 0;
  const blocked =
    missing ??
    (isCounting
      ? "The records are being counted."
      : changing === 0
        ? "Nothing about these records would change."
        : null);
  const act = () => {
    if (wish === null || blocked !== null || start.isPending) return;
    start.mutate(
      { wish, selection },
      {
        onSuccess: onStarted,
        onError: (error) => tellFailure("It was not begun.", error),
      },
    );
  };
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title={title}
      description={<SelectionWords selection={selection} />}
      onEnter={act}
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button variant="primary" disabled={start.isPending} disabledReason={blocked} onClick={act}>
            {bulkImperative(kind, changing)}
          </Button>
        </>
      }
    >
      <div className="space-y-4">
        {count.error !== null ? (
          <Notice tone="bad">The records could not be counted: {count.error.message}</Notice>
        ) : (
          <p role="status" aria-label="Count" className="flex min-h-9 items-baseline gap-2 text-ink-2">
            <b className="text-26 leading-9 font-semibold text-ink">{formatCount(count.data?.matching)}</b>
            {count.data?.matching === 1 ? " record matches" : " records match"}
            {count.data === undefined || wish === null ? null : (
              <span>
                {" · "}
                {plural(changing, kind === "regenerate" ? "request" : "record")} {said(kind)}
              </span>
            )}
          </p>
        )}
        {children}
        {count.data === undefined
          ? null
          : skippedInWords(count.data.skipped).map((words) => (
              <p key={words} className="text-12 text-ink-2">
                Left as they are: {words}.
              </p>
            ))}
      </div>
    </Dialog>
  );
}

/** What the second number is of. */
function said(kind: BulkKind): string {
  if (kind === "refilter") return "will be judged";
  if (kind === "regenerate") return "will be asked again";
  if (kind === "move") return "will be moved";
  if (kind === "copy") return "will be copied";
  return "will change";
}

function SelectionWords({ selection }: { selection: RecordSelection }) {
  if (selection.kind === "picked") return <>The records that were picked.</>;
  const { filters, exceptIds } = selection;
  const but = exceptIds.length === 0 ? "" : `, but for ${plural(exceptIds.length, "record")}`;
  if (filters.length === 0) return <>All records of the dataset{but}.</>;
  return (
    <>
      All that match{" "}
      {filters.map((filter, at) => (
        <span key={filter.kind}>
          {at === 0 ? "" : " · "}
          <FilterWords filter={filter} />
        </span>
      ))}
      {but}
    </>
  );
}
