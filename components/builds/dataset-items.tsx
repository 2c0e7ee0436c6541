"use client";

import { NumberField } from "@/components/ui/field";
import { formatCount } from "@/components/ui/number-text";
import { TextLink } from "@/components/ui/text-link";
import { FirstItems } from "./first-items";
import type { PlanState } from "./use-build-plan";

/** The kept records of a dataset as items, all or the first ones. */
export function DatasetItems({ plan }: { plan: PlanState }) {
  const { dataset, limit } = plan;
  if (dataset === null) return null;
  return (
    <div className="px-6 pt-1 text-ink-2">
      <p className="max-w-[56ch]">
        The {formatCount(dataset.keptCount)} kept records of{" "}
        <TextLink href={`/datasets/${dataset.id}`}>{dataset.name}</TextLink>, in their order, as they are when
        it is launched. Each new record remembers the one that it was made from.
      </p>
      <NumberField
        label="At most"
        value={limit}
        onChange={(next) => void plan.setUrl({ limit: next === null ? null : Math.max(1, Math.round(next)) })}
        min={1}
        step={1}
        className="mt-3 w-40"
        hint="Empty: all of them."
      />
      <FirstItems plan={plan} />
    </div>
  );
}
