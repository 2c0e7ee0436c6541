"use client";

import { useState } from "react";
import { SelectField, TextField } from "@/components/ui/field";
import type { BulkTarget, BulkWish } from "@/lib/datasets/bulk-action";
import { BulkDialog, type BulkDialogProps } from "./bulk-dialog";
import { useDatasetList } from "./queries";

const NEW = "new";

/** Moves or copies records into another dataset of the same kind, or a new one. */
export function TransferDialog({
  kind,
  holds,
  ...props
}: BulkDialogProps & { kind: "move" | "copy"; holds: string }) {
  const others = useDatasetList().filter((one) => one.holds === holds && one.id !== props.datasetId);
  const [chosen, setChosen] = useState(NEW);
  const [name, setName] = useState("");
  const to: BulkTarget | null =
    chosen !== NEW
      ? { kind: "dataset", datasetId: Number(chosen) }
      : name.trim() === ""
        ? null
        : { kind: "new", name: name.trim() };
  const isTaken = chosen === NEW && others.some((one) => one.name === name.trim());
  const missing =
    to === null ? "Name the new dataset." : isTaken ? "There is a dataset of that name; choose it." : null;
  const wish: BulkWish | null = to === null || isTaken ? null : { kind, to };
  return (
    <BulkDialog
      {...props}
      kind={kind}
      title={kind === "move" ? "Move records" : "Copy records"}
      wish={wish}
      missing={missing}
    >
      <SelectField
        label="Into"
        value={chosen}
        onChange={setChosen}
        options={[
          { value: NEW, label: "a new dataset" },
          ...others.map((one) => ({ value: String(one.id), label: one.name })),
        ]}
      />
      {chosen === NEW ? (
        <TextField
          label="Name of the new dataset"
          value={name}
          onChange={setName}
          maxLength={120}
          error={isTaken ? "There is a dataset of that name; choose it above." : undefined}
        />
      ) : null}
      <p className="text-12 text-ink-2">
        {kind === "move"
          ? "They leave this dataset. Each keeps its build, so the counts of builds stay as they are."
          : "They stay here too. A copy has verdict, texts and tags, and names its source; it has no build. Undoing removes the copies that nobody worked on."}
      </p>
    </BulkDialog>
  );
}
