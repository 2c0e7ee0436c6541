"use client";

import { Plus } from "lucide-react";
import { Button } from "@/components/ui/button";
import { SelectField } from "@/components/ui/field";
import { Switch } from "@/components/ui/toggle";
import { MAX_COLUMNS } from "@/lib/previews/column";
import type { Columns } from "./use-columns";
import type { useStageView } from "./use-stage-view";

/** How the columns are looked at, and one more of them. */
export function StageToolbar({
  columns,
  view,
  onAdd,
}: {
  columns: Columns;
  view: ReturnType<typeof useStageView>;
  onAdd: () => void;
}) {
  const count = columns.columns.length;
  const comparedWith = view.comparedWith !== null && view.comparedWith < count ? view.comparedWith : null;
  return (
    <div className="flex h-10 shrink-0 items-center gap-4 border-b border-line pr-(--gutter) pl-(--stage-left) text-12 whitespace-nowrap">
      <div className="flex items-center gap-2">
        <Switch
          label="Differences"
          isOn={comparedWith !== null && count > 1}
          onChange={(isOn) => view.set({ differences: isOn ? 1 : null })}
          disabled={count < 2}
        />
        {comparedWith !== null && count > 2 ? (
          <SelectField
            label="Compare with"
            isLabelHidden
            isSmall
            value={String(comparedWith + 1)}
            onChange={(number) => view.set({ differences: Number(number) })}
            options={columns.labels.map((label, index) => ({
              value: String(index + 1),
              label: `from ${index + 1} ${label}`,
            }))}
            className="w-36"
          />
        ) : null}
      </div>
      <Switch
        label="Probabilities"
        isOn={view.hasProbabilities}
        onChange={(isOn) => view.set({ probabilities: isOn })}
      />
      <SelectField
        label="Filter"
        isLabelHidden
        isSmall
        value={view.preset}
        onChange={(preset) => view.set({ preset })}
        options={view.presets.map((one) => ({ value: one.name, label: `Filter ${one.title}` }))}
        className="w-48"
      />
      {columns.isLinkable ? null : (
        <span
          className="truncate text-ink-3"
          title="The changed texts are too long for an address; a link would open the defaults."
        >
          too long for a link
        </span>
      )}
      <Button
        size="sm"
        icon={<Plus />}
        className="ml-auto"
        onClick={onAdd}
        disabledReason={count >= MAX_COLUMNS ? `Six columns are the most.` : null}
      >
        Column
      </Button>
    </div>
  );
}
