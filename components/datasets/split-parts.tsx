import { Plus, X } from "lucide-react";
import { NumberField, TextField } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { TextButton } from "@/components/ui/text-link";
import type { SetDraft } from "./set-drafts";

const MOST = 6;

/** The parts of a split with their shares in percent. */
export function SplitParts({
  parts,
  onChange,
}: {
  parts: SetDraft["parts"];
  onChange: (parts: SetDraft["parts"]) => void;
}) {
  const change = (at: number, given: Partial<SetDraft["parts"][number]>) =>
    onChange(parts.map((part, place) => (place === at ? { ...part, ...given } : part)));
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 text-12 font-medium text-ink-2">Parts</legend>
      {parts.map((part, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place, and its name is being written.
        <div key={at} className="flex items-end gap-3">
          <TextField
            label={`Name of part ${at + 1}`}
            isLabelHidden
            className="w-48"
            value={part.name}
            onChange={(name) => change(at, { name })}
            maxLength={40}
          />
          <NumberField
            label={`Share of part ${at + 1} in percent`}
            isLabelHidden
            className="w-24"
            value={part.percent}
            onChange={(percent) => change(at, { percent })}
            min={0}
            max={100}
          />
          <span className="pb-1.5 text-12 text-ink-3">%</span>
          {parts.length > 2 ? (
            <IconButton
              label={`Remove part ${at + 1}`}
              onClick={() => onChange(parts.filter((_, place) => place !== at))}
            >
              <X />
            </IconButton>
          ) : null}
        </div>
      ))}
      {parts.length < MOST ? (
        <TextButton className="self-start" onClick={() => onChange([...parts, { name: "", percent: 0 }])}>
          <Plus className="inline size-3.5" /> Part
        </TextButton>
      ) : null}
    </fieldset>
  );
}
