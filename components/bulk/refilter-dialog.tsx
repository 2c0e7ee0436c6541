"use client";

import { useState } from "react";
import { usePresetChoices } from "@/components/generation/use-preset-choices";
import { SelectField } from "@/components/ui/field";
import type { BulkWish } from "@/lib/datasets/bulk-action";
import { BulkDialog, type BulkDialogProps } from "./bulk-dialog";

/** Judges records anew by a preset, whatever builds they are of. */
export function RefilterDialog(props: BulkDialogProps) {
  const presets = usePresetChoices();
  const [chosen, setChosen] = useState<string | null>(null);
  const preset = chosen ?? (presets[0] === undefined ? null : keyOf(presets[0]));
  const wish: BulkWish | null = preset === null ? null : { kind: "refilter", preset };
  return (
    <BulkDialog {...props} kind="refilter" title="Re-filter records" wish={wish}>
      <SelectField
        label="Preset"
        value={preset ?? ""}
        onChange={setChosen}
        options={presets.map((one) => ({
          value: keyOf(one),
          label: `${one.title} version ${one.version}`,
        }))}
      />
      <p className="text-12 text-ink-2">
        Each record is judged from its raw text, with what its build worked with; verdict, reason and output
        become what this preset says, also where a person had decided. The builds keep their own presets: what
        they make later is judged as before.
      </p>
    </BulkDialog>
  );
}

const keyOf = ({ name, version }: { name: string; version: number }) => `${name}@${version}`;
