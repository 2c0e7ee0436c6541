"use client";

import { SelectField } from "@/components/ui/field";
import { presets } from "@/lib/filters/presets";

/** Which filter judges what comes, by its name. */
export function PresetChoice({ value, onChange }: { value: string; onChange: (name: string) => void }) {
  return (
    <SelectField
      label="Filter preset"
      isLabelHidden
      value={value}
      onChange={onChange}
      options={presets.map((preset) => ({
        value: preset.name,
        label: `${preset.title}, version ${preset.version}`,
      }))}
    />
  );
}
