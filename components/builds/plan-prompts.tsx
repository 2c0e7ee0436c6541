"use client";

import { useState } from "react";
import { ExactDialog } from "@/components/generation/exact-dialog";
import { Button } from "@/components/ui/button";
import { formatCount } from "@/components/ui/number-text";
import type { BuildPlan } from "@/lib/builds/build-plan";

/** The first prompts of the build, each byte for byte behind a click. */
export function PlanPrompts({ plan: { first, tokens } }: { plan: BuildPlan }) {
  const [open, setOpen] = useState<number | null>(null);
  const shown = first.find(({ item }) => item === open);
  const about = tokens.isCounted ? "" : "about ";
  return (
    <section aria-label="First prompts" className="mt-4 border-t border-line pt-3">
      <h2 className="font-semibold">First prompts</h2>
      <ol>
        {first.map((one) => (
          <li key={one.item} className="flex items-start gap-3 border-b border-line py-1.5 last:border-0">
            <div className="min-w-0 flex-1">
              <p className="line-clamp-2 text-ink-2">{one.instruction}</p>
              <p className="text-12 text-ink-3">
                {about}
                {formatCount(one.tokens)} tokens · seed {formatCount(one.seed)}
              </p>
            </div>
            <Button
              size="sm"
              aria-label={`Exact prompt of item ${one.item + 1}`}
              onClick={() => setOpen(one.item)}
            >
              Exact
            </Button>
          </li>
        ))}
      </ol>
      <ExactDialog
        tab={shown === undefined ? null : "prompt"}
        onTab={(tab) => tab === null && setOpen(null)}
        title={`The prompt of item ${(shown?.item ?? 0) + 1}`}
        prompt={shown?.prompt ?? ""}
        stop={shown?.stop ?? null}
        promptNote="Byte for byte, as it will be sent."
      />
    </section>
  );
}
