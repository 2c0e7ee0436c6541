"use client";

import { PrincipleNumber } from "@/components/marks/principle-number";
import { Segmented } from "@/components/ui/segmented";
import { Checkbox } from "@/components/ui/toggle";
import type { FilterOf } from "@/lib/datasets/record-filter";
import type { SuggestionSource } from "./filter-suggestions";

/** Principles, and whether all, any or none of them are cited. */
export function CitesField({
  draft,
  onDraft,
  principles,
}: {
  draft: unknown;
  onDraft: (draft: unknown) => void;
  principles: SuggestionSource["principles"];
}) {
  const { mode, principles: chosen } = draft as FilterOf<"cites">;
  const named = new Map(principles.map(({ number, name }) => [number, name]));
  const numbers = [...new Set([...named.keys(), ...chosen])].sort((a, b) => a - b);
  return (
    <div className="flex flex-col gap-2.5">
      <Segmented
        label="How many of them"
        size="sm"
        value={mode}
        onChange={(next) => onDraft({ kind: "cites", mode: next, principles: chosen })}
        options={[
          { value: "any", label: "any of" },
          { value: "all", label: "all of" },
          { value: "none", label: "none of" },
        ]}
      />
      <ul className="max-h-64 overflow-y-auto">
        {numbers.map((number) => (
          <li key={number} className="flex h-7 items-center">
            <Checkbox
              label={
                <span className="flex items-center gap-2">
                  <PrincipleNumber number={number} />
                  {named.get(number) ?? "unknown here"}
                </span>
              }
              isOn={chosen.includes(number)}
              onChange={(isOn) => {
                const next = isOn ? [...chosen, number] : chosen.filter((other) => other !== number);
                onDraft({ kind: "cites", mode, principles: next.sort((a, b) => a - b) });
              }}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}
