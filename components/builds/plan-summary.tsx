"use client";

import { useState } from "react";
import { ExactDialog } from "@/components/generation/exact-dialog";
import { reasonTitle } from "@/components/marks/reason-title";
import { Button } from "@/components/ui/button";
import { formatCount } from "@/components/ui/number-text";
import { AttentionMark } from "@/components/ui/signal";
import { TextLink } from "@/components/ui/text-link";
import { itemSeed } from "@/lib/builds/seeds";
import { showConstitution } from "@/lib/constitutions/show-constitution";
import { DEFAULT_PRESET, presets } from "@/lib/filters/presets";
import { estimateTokens } from "@/lib/generation/estimate-tokens";
import { exactRequest } from "@/lib/generation/generate";
import { selfAlign } from "@/lib/steps/self-align";
import { planWarnings } from "./plan-warnings";
import type { BuildPlan } from "./use-build-plan";

/** What will happen, before it does: how many items, the first prompt, the filter, and what to mind. */
export function PlanSummary({ plan }: { plan: BuildPlan }) {
  const [isOpen, setIsOpen] = useState(false);
  const preset = presets.find(({ name }) => name === DEFAULT_PRESET);
  const first = plan.requests[0];
  const exact =
    plan.body === null || first === undefined || "error" in plan.sampling
      ? null
      : exactRequest({
          step: selfAlign,
          constitution: showConstitution(plan.body),
          request: first,
          sampling: plan.sampling.sampling,
          seed: itemSeed(plan.sampling.seed, 0, 0),
        });
  const warnings = planWarnings(plan);
  return (
    <aside aria-label="What will be built" className="min-h-0 overflow-y-auto py-4 pr-(--gutter) pl-6">
      <h2 className="text-11 font-medium text-ink-3">Items</h2>
      <p className="text-26 font-medium tracking-[-0.022em]" aria-live="polite">
        {formatCount(plan.chosen.length)}
        <small className="ml-1 text-13 font-normal tracking-normal text-ink-3">
          one for each seed prompt
        </small>
      </p>
      {warnings.length === 0 ? null : (
        <ul aria-label="Warnings" className="mt-3 flex flex-col gap-2">
          {warnings.map((warning) => (
            <li key={warning.text} className="flex gap-2.5 rounded-field bg-warn-wash px-3 py-2 text-12">
              <AttentionMark className="mt-1" />
              <span>
                {warning.text}{" "}
                {warning.href === undefined ? null : (
                  <TextLink href={warning.href}>{warning.action}</TextLink>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
      <section className="mt-4 border-t border-line pt-3">
        <header className="flex items-center gap-2">
          <h2 className="font-semibold">First item</h2>
          <Button size="sm" className="ml-auto" disabled={exact === null} onClick={() => setIsOpen(true)}>
            Exact prompt
          </Button>
        </header>
        <p className="mt-1.5 line-clamp-3 text-ink-2">{first?.instruction ?? "No seed prompt is chosen."}</p>
        {exact === null ? null : (
          <p className="mt-1 text-12 text-ink-3">
            about {formatCount(estimateTokens(exact.prompt))} tokens · seed {formatCount(exact.seed)}
          </p>
        )}
      </section>
      {preset === undefined ? null : (
        <section className="mt-4 border-t border-line pt-3">
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
      )}
      {exact === null ? null : (
        <ExactDialog
          tab={isOpen ? "prompt" : null}
          onTab={(tab) => setIsOpen(tab !== null)}
          title="The first item’s prompt"
          prompt={exact.prompt}
          stop={exact.stop}
          promptNote="Byte for byte, as it will be sent."
        />
      )}
    </aside>
  );
}
