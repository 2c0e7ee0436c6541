"use client";

import { ChevronDown } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Menu, MenuItem } from "@/components/ui/menu";
import type { RecordFilter } from "@/lib/datasets/record-filter";
import { SetDialog } from "./set-dialog";
import type { SetKind } from "./set-drafts";

/** The ways to make a dataset of the records that match. */
export function MakeFrom(of: {
  datasetId: number;
  source: string;
  filters: readonly RecordFilter[];
  matching: string;
}) {
  const [kind, setKind] = useState<SetKind | null>(null);
  return (
    <>
      <Menu
        trigger={
          <Button variant="quiet">
            Make <ChevronDown className="size-3.5" />
          </Button>
        }
      >
        <MenuItem onSelect={() => setKind("split")}>Split…</MenuItem>
        <MenuItem onSelect={() => setKind("sample")}>Sample…</MenuItem>
        <MenuItem onSelect={() => setKind("snapshot")}>Snapshot…</MenuItem>
      </Menu>
      {kind === null ? null : <SetDialog key={kind} kind={kind} {...of} onClose={() => setKind(null)} />}
    </>
  );
}
