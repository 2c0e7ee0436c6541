"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { SelectField, TextArea } from "@/components/ui/field";
import { Notice } from "@/components/ui/signal";
import { TextButton } from "@/components/ui/text-link";
import { blockedBecause } from "./blocked-because";
import { TrialReading } from "./trial-reading";
import type { PlanState } from "./use-build-plan";
import { type TrialWish, useStepPreview } from "./use-step-preview";

/** One item asked live, as the build would ask it: which one, with another seed, or with another request. */
export function TryPanel({ plan }: { plan: PlanState }) {
  const { trial, isRunning, start, stop } = useStepPreview();
  const [item, setItem] = useState(0);
  const [sample, setSample] = useState(0);
  const [edited, setEdited] = useState<TrialWish["request"]>();
  const run = (wanted: number) => {
    setSample(wanted);
    if (plan.wish !== null)
      void start(plan.wish, { item, sample: wanted, ...(edited === undefined ? {} : { request: edited }) });
  };
  const items = trial.items.length > 0 ? trial.items : (plan.planned?.first ?? []);
  const hasRun = trial.phase !== "idle";
  return (
    <section aria-label="Try one" className="mt-4 border-t border-line pt-3">
      <header className="flex min-h-6 items-center gap-2">
        <h2 className="font-semibold">Try one</h2>
        <span className="ml-auto flex gap-2">
          {isRunning ? (
            <Button size="sm" onClick={stop}>
              Stop
            </Button>
          ) : (
            <>
              {hasRun ? (
                <Button size="sm" disabledReason={blockedBecause(plan)} onClick={() => run(sample + 1)}>
                  Another seed
                </Button>
              ) : null}
              <Button size="sm" disabledReason={blockedBecause(plan)} onClick={() => run(sample)}>
                {hasRun ? "Again" : "Try"}
              </Button>
            </>
          )}
        </span>
      </header>
      <div className="mt-2 flex items-end gap-3">
        <SelectField
          label="Which one is tried"
          isLabelHidden
          isSmall
          className="min-w-0 flex-1"
          value={String(item)}
          onChange={(value) => {
            setItem(Number(value));
            setSample(0);
            setEdited(undefined);
          }}
          disabled={items.length === 0}
          options={
            items.length === 0
              ? [{ value: String(item), label: "nothing to try yet" }]
              : items.map((one) => ({
                  value: String(one.item),
                  label: `${one.item + 1}. ${one.instruction === "" ? one.origin : one.instruction}`,
                }))
          }
        />
        {plan.invents ? null : (
          <TextButton
            onClick={() =>
              setEdited(edited === undefined ? requestOf(items.find((one) => one.item === item)) : undefined)
            }
          >
            {edited === undefined ? "Ask otherwise" : "As it stands"}
          </TextButton>
        )}
      </div>
      {edited === undefined ? null : (
        <TextArea
          label="Asked in its place"
          className="mt-2"
          value={edited.instruction}
          onChange={(instruction) => setEdited({ ...edited, instruction })}
          maxHeight={160}
        />
      )}
      {edited === undefined || edited.input === "" ? null : (
        <TextArea
          label="with the input"
          className="mt-2"
          value={edited.input}
          onChange={(input) => setEdited({ ...edited, input })}
          maxHeight={160}
        />
      )}
      {trial.failure === null ? null : (
        <Notice tone="bad" className="mt-2">
          {trial.failure}
        </Notice>
      )}
      <TrialReading trial={trial} step={plan.step} />
      {hasRun ? null : (
        <p className="mt-1 text-12 text-ink-3">
          Shows what comes while it is written, how the step reads it, and what the filter would say.
        </p>
      )}
    </section>
  );
}

const requestOf = (one: { instruction: string; input: string } | undefined) => ({
  instruction: one?.instruction ?? "",
  input: one?.input ?? "",
});
