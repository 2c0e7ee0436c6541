"use client";

import { ChevronDown } from "lucide-react";
import { type ComponentType, useState } from "react";
import { Button } from "@/components/ui/button";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import type { RecordCount } from "@/lib/api/datasets";
import type { BulkKind } from "@/lib/datasets/bulk-action";
import type { RecordSelection } from "@/lib/datasets/record-selection";
import type { BulkDialogProps } from "./bulk-dialog";
import { BulkHistoryDialog } from "./bulk-history-dialog";
import { ExcludeDialog, RestoreDialog, ReviewDialog } from "./plain-dialogs";
import { useHolds } from "./queries";
import { RefilterDialog } from "./refilter-dialog";
import { RegenerateDialog } from "./regenerate-dialog";
import { TagDialog } from "./tag-dialog";
import { TransferDialog } from "./transfer-dialog";

type ActDialog = ComponentType<BulkDialogProps & { holds: string }>;

const dialogs: Record<BulkKind, ActDialog> = {
  tag: TagDialog,
  exclude: ExcludeDialog,
  restore: RestoreDialog,
  review: ReviewDialog,
  refilter: RefilterDialog,
  regenerate: RegenerateDialog,
  move: (props) => <TransferDialog kind="move" {...props} />,
  copy: (props) => <TransferDialog kind="copy" {...props} />,
};

/** What can be done to all records of a selection; each asks in a dialog that shows the number first. */
export function BulkActions({
  datasetId,
  selection,
  count,
  onDone,
}: {
  datasetId: number;
  selection: RecordSelection;
  count: RecordCount;
  /** Once something is handed to the worker. */
  onDone?: () => void;
}) {
  const [open, setOpen] = useState<BulkKind | "history" | null>(null);
  const holds = useHolds(datasetId);
  const none = count.count === 0 ? "No record matches." : null;
  const ActDialog = open === null || open === "history" ? null : dialogs[open];
  const item = (kind: BulkKind, label: string) => (
    <MenuItem isDisabled={none !== null} onSelect={() => setOpen(kind)}>
      {label}
    </MenuItem>
  );
  return (
    <div role="toolbar" aria-label="Bulk actions" className="flex items-center gap-1.5">
      <Button size="sm" disabledReason={none} onClick={() => setOpen("tag")}>
        Tag…
      </Button>
      <Button size="sm" disabledReason={none} onClick={() => setOpen("exclude")}>
        Exclude…
      </Button>
      <Menu
        trigger={
          <Button size="sm" aria-label="More actions">
            More <ChevronDown aria-hidden />
          </Button>
        }
      >
        {item("restore", "Restore…")}
        {item("review", "Send to review…")}
        <MenuSeparator />
        {item("move", "Move…")}
        {item("copy", "Copy…")}
        <MenuSeparator />
        {item("refilter", "Re-filter…")}
        {holds === "topics" || holds === "prompts" ? null : item("regenerate", "Re-generate…")}
        <MenuSeparator />
        <MenuItem onSelect={() => setOpen("history")}>Earlier actions…</MenuItem>
      </Menu>
      {ActDialog === null ? null : (
        <ActDialog
          datasetId={datasetId}
          holds={holds}
          selection={selection}
          onClose={() => setOpen(null)}
          onStarted={() => {
            setOpen(null);
            onDone?.();
          }}
        />
      )}
      {open === "history" ? <BulkHistoryDialog datasetId={datasetId} onClose={() => setOpen(null)} /> : null}
    </div>
  );
}
