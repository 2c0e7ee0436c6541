"use client";

import { Dices } from "lucide-react";
import { NumberField } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { MAX_SEED } from "@/lib/builds/seeds";
import { type Sampling, samplingSchema } from "@/lib/generation/completion";

/** Sampling as it stands in the fields; null where a field holds no number. */
export type SamplingDraft = { [Key in keyof Sampling]: number | null } & { seed: number | null };

/** The settings to send, or the sentence that says which field is wrong. */
export function readSampling(draft: SamplingDraft): { sampling: Sampling; seed: number } | { error: string } {
  const parsed = samplingSchema.safeParse(draft);
  if (!parsed.success) {
    const field = parsed.error.issues[0]?.path[0];
    return {
      error: typeof field === "string" ? (limits[field] ?? "A setting is missing.") : "A setting is missing.",
    };
  }
  const { seed } = draft;
  if (seed === null || !Number.isInteger(seed) || seed < 0 || seed > MAX_SEED) {
    return { error: `The seed is a whole number from 0 to ${MAX_SEED.toLocaleString("en-US")}.` };
  }
  return { sampling: parsed.data, seed };
}

const limits: Record<string, string> = {
  temperature: "The temperature goes from 0 to 2.",
  topP: "Top-p is above 0 and at most 1.",
  maxTokens: "Max tokens is a whole number from 1 to 32,768.",
};

export function SamplingFields({
  value,
  onChange,
  className,
}: {
  value: SamplingDraft;
  onChange: (change: Partial<SamplingDraft>) => void;
  className?: string;
}) {
  return (
    <div className={className}>
      <div className="grid grid-cols-3 gap-3">
        <NumberField
          label="Temperature"
          value={value.temperature}
          onChange={(temperature) => onChange({ temperature })}
          min={0}
          max={2}
          step={0.05}
        />
        <NumberField
          label="Top-p"
          value={value.topP}
          onChange={(topP) => onChange({ topP })}
          min={0.01}
          max={1}
          step={0.01}
        />
        <NumberField
          label="Max tokens"
          value={value.maxTokens}
          onChange={(maxTokens) => onChange({ maxTokens })}
          min={1}
          max={32_768}
          step={1}
        />
      </div>
      <div className="mt-3 flex items-end gap-1">
        <NumberField
          label="Seed"
          value={value.seed}
          onChange={(seed) => onChange({ seed })}
          min={0}
          max={MAX_SEED}
          step={1}
          className="flex-1"
        />
        <IconButton
          label="Roll another seed"
          onClick={() => onChange({ seed: rollSeed() })}
          className="mb-px"
        >
          <Dices />
        </IconButton>
      </div>
    </div>
  );
}

/** A seed a person can read out. */
export function rollSeed(): number {
  return Math.floor(Math.random() * 10_000);
}
