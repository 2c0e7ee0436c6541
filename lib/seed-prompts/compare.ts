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
  const known = new Map(existing.map((seed) => [keyWithKind(seed), seed]));
  const comparison: SeedComparison = { added: [], changed: [], unchanged: [] };
  for (const seed of incoming) {
    const before = known.get(keyWithKind(seed));
    if (before === undefined) comparison.added.push(seed);
    else if (renderSeedLine(before) === renderSeedLine(seed)) comparison.unchanged.push(seed);
    else comparison.changed.push({ before, after: seed });
  }
  return comparison;
}

function keyWithKind(seed: SeedPrompt): string {
  return `${seed.kind} ${seedPromptKey(seed)}`;
}
