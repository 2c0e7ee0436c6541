"use client";

import { SelectField } from "@/components/ui/field";
import { stepGroups } from "@/lib/steps/step-groups";
import type { PlanState } from "./use-build-plan";

/** Which step is built: by method, with what it does, where it is from, and where it is not as its source has it. */
export function StepChoice({ plan: { step, setStep } }: { plan: PlanState }) {
  const groups = stepGroups();
  const { source, deviations } = step.reference;
  return (
    <>
      <SelectField
        label="Step"
        isLabelHidden
        value={step.name}
        onChange={(name) => {
          const chosen = groups.flatMap((group) => group.steps).find((one) => one.name === name);
          if (chosen !== undefined) setStep(chosen.name);
        }}
        options={groups.flatMap(({ title, steps }) =>
          steps.map((one) => ({ value: one.name, label: one.title, group: title })),
        )}
      />
      <p className="mt-2 text-12 text-ink-2">{step.does}</p>
      <p className="mt-1 text-12 text-ink-3">Source: {source}.</p>
      {deviations.length === 0 ? null : (
        <details className="mt-1 text-12">
          <summary className="cursor-pointer text-ink-3">
            {deviations.length === 1
              ? "One deviation from it, with its reason"
              : `${deviations.length} deviations from it, with their reasons`}
          </summary>
          <ul className="mt-1 flex list-disc flex-col gap-1 pl-4 text-ink-2">
            {deviations.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
