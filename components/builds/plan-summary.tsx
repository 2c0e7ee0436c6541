"use client";

import { usePresetChoices } from "@/components/generation/use-preset-choices";
import { reasonTitle } from "@/components/marks/reason-title";
import { ErrorState } from "@/components/ui/error-state";
import { plural } from "@/components/ui/number-text";
import { SkeletonRows } from "@/components/ui/skeleton";
import { TextLink } from "@/components/ui/text-link";
import { ChangeWords } from "./changed-note";
import { PlanPrompts } from "./plan-prompts";
import { PlanSize } from "./plan-size";
import { PlanTokens } from "./plan-tokens";
import { PlanWarnings } from "./plan-warnings";
import { presetKey } from "./preset-key";
import { ProbePanel } from "./probe-panel";
import { TryPanel } from "./try-panel";
import type { PlanState } from "./use-build-plan";

/** What will happen, before it does: how much, what to mind, how a few items went, the first prompts. */
export function PlanSummary({ plan }: { plan: PlanState }) {
  const { planned } = plan;
  return (
    <aside aria-label="What will be built" className="min-h-0 overflow-y-auto py-4 pr-(--gutter) pl-6">
      <PlanSize plan={plan} />
      <CloneChanges plan={plan} />
      {planned === null ? null : (
        <PlanWarnings
          warnings={planned.warnings}
          constitutionId={planned.manifest.constitution?.id ?? null}
        />
      )}
      {plan.planError === null ? null : (
        <ErrorState className="mt-3" title="This cannot be planned." error={plan.planError} />
      )}
      {/* What was tried of another step, or of other items, says nothing of these. */}
      <TryPanel key={`${plan.step.name} ${JSON.stringify(plan.asked)}`} plan={plan} />
      <ProbePanel plan={plan} />
      {planned !== null ? (
        <>
          <PlanTokens plan={planned} />
          <PlanPrompts plan={planned} />
        </>
      ) : plan.wish !== null && plan.planError === null ? (
        <SkeletonRows rows={8} className="mt-4" />
      ) : null}
      <FilterRules preset={plan.preset} />
    </aside>
  );
}

/** What the plan has otherwise than the build it began with. */
function CloneChanges({ plan: { original, changes, planned } }: { plan: PlanState }) {
  if (original.manifest === null || original.id === null) return null;
  return (
    <section aria-label="Changes" className="mt-3 rounded-field bg-sunken px-3 py-2 text-12">
      <p>
        From <TextLink href={`/builds/${original.id}`}>{original.name}</TextLink>
        {planned === null
          ? ""
          : changes.length === 0
            ? ", with nothing changed: the same requests again."
            : `, with ${plural(changes.length, "change")}:`}
      </p>
      <ul>
        {changes.map((change) => (
          <li key={change.label} className="mt-0.5">
            <ChangeWords change={change} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function FilterRules({ preset: chosen }: { preset: string }) {
  const preset = usePresetChoices().find((one) => presetKey(one) === chosen);
  if (preset === undefined) return null;
  return (
    <section aria-label="Filter" className="mt-4 border-t border-line pt-3">
      <header className="flex items-baseline gap-2">
        <h2 className="font-semibold">Filter</h2>
        <span className="text-12 text-ink-3">
          {preset.title}, {preset.rules.length} rules in this order
        </span>
      </header>
      <ol className="mt-1.5">
        {preset.rules.map((rule, index) => (
          <li
            key={rule.name}
            className="flex min-h-6.5 items-baseline gap-2.5 border-b border-line py-1 last:border-0"
          >
            <span className="w-4 text-right text-12 text-ink-3">{index + 1}</span>
            <span className="min-w-0 flex-1">{rule.title}</span>
            <span className="text-12 text-ink-3 max-[1599px]:hidden">{reasonTitle(rule.name)}</span>
          </li>
        ))}
      </ol>
      <p className="mt-2 text-12 text-ink-3">Source: {preset.source}.</p>
    </section>
  );
}
