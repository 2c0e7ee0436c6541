"use client";

import { NumberField } from "@/components/ui/field";
import { formatCount } from "@/components/ui/number-text";
import { Checkbox } from "@/components/ui/toggle";
import type { PlanState } from "./use-build-plan";

/** How many accepted ones end a step that invents, and which earlier datasets they must be new against. */
export function TargetFields({ plan }: { plan: PlanState }) {
  const { target, earlierIds, allDatasets, step } = plan;
  const earlier = allDatasets.filter(({ holds, keptCount }) => holds === step.holds && keptCount > 0);
  return (
    <>
      <NumberField
        label="Accepted ones that end it"
        value={target}
        onChange={(next) => plan.edit({ target: next })}
        min={1}
        max={1_000_000}
        step={1}
        className="w-1/2 pr-2"
      />
      <p className="mt-1 text-12 text-ink-3">
        Empty: it ends when the step has nothing more to ask. A target can be raised later.
      </p>
      {earlier.length === 0 ? null : (
        <fieldset className="mt-3">
          <legend className="text-12 font-medium text-ink-2">New against these too</legend>
          <div className="mt-1 max-h-28 overflow-y-auto">
            {earlier.map(({ id, name, keptCount }) => (
              <Checkbox
                key={id}
                isOn={earlierIds.includes(id)}
                onChange={(isOn) =>
                  plan.edit({
                    earlierIds: isOn ? [...earlierIds, id] : earlierIds.filter((one) => one !== id),
                  })
                }
                className="flex min-h-6.5 justify-center overflow-hidden [&_label]:truncate"
                label={
                  <>
                    {name}
                    <span className="ml-2 text-12 text-ink-3">{formatCount(keptCount)} kept</span>
                  </>
                }
              />
            ))}
          </div>
        </fieldset>
      )}
    </>
  );
}
