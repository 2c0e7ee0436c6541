"use client";

import { usePresetChoices } from "@/components/generation/use-preset-choices";
import { SelectField } from "@/components/ui/field";
import { presetKey } from "./preset-key";

/** Which filter judges what comes, as `presetKey` names it. */
export function PresetChoice({ value, onChange }: { value: string; onChange: (key: string) => void }) {
  const options = usePresetChoices().map((preset) => ({
    value: presetKey(preset),
    label: `${preset.title}, version ${preset.version}`,
  }));
  // A clone begins with the version of its original, which may be an older one.
  const isListed = options.some((option) => option.value === value);
  return (
    <SelectField
      label="Filter preset"
      isLabelHidden
      value={value}
      onChange={onChange}
      options={isListed ? options : [...options, { value, label: value.replace("@", ", version ") }]}
    />
  );
}
