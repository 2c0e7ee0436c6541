import { renderSeedLine } from "./render-seed-file";
import { type SeedPrompt, seedPromptKey } from "./seed-prompt";

export type SeedComparison = {
  added: SeedPrompt[];
  changed: { before: SeedPrompt; after: SeedPrompt }[];
  unchanged: SeedPrompt[];
};

/**
 * What importing `incoming` would do to `existing`, matched by kind and `seedPromptKey`, in the order of
 * `incoming`. Seed prompts that are not in `incoming` stay and are not listed.
 */
export function compareSeeds(
  existing: readonly SeedPrompt[],
  incoming: readonly SeedPrompt[],
): SeedComparison {
  const beforeOf = matcher(existing);
  const comparison: SeedComparison = { added: [], changed: [], unchanged: [] };
  for (const seed of incoming) {
    const before = beforeOf(seed);
    if (before === undefined) comparison.added.push(seed);
    else if (isSameSeed(before, seed)) comparison.unchanged.push(seed);
    else comparison.changed.push({ before, after: seed });
  }
  return comparison;
}

/** Finds among `existing` what a seed prompt would replace. */
export function matcher(existing: readonly SeedPrompt[]): (seed: SeedPrompt) => SeedPrompt | undefined {
  const known = new Map(existing.map((seed) => [keyWithKind(seed), seed]));
  return (seed) => known.get(keyWithKind(seed));
}

/** Whether two seed prompts say the same in every field of their file. */
export function isSameSeed(a: SeedPrompt, b: SeedPrompt): boolean {
  return renderSeedLine(a) === renderSeedLine(b);
}

function keyWithKind(seed: SeedPrompt): string {
  return `${seed.kind} ${seedPromptKey(seed)}`;
}
