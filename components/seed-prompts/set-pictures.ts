import type { SeedPrompt } from "@/lib/seed-prompts/seed-prompt";
import { binLabel, binOf, wordBins } from "@/lib/seed-prompts/word-count";
import { factsOf } from "./seed-facts";

/** A bar: what a click looks for, what it is called, how many there are. */
export type Bar = { id: string; label: string; count: number };

/** How many seed prompts have how many words, in the order of length; lengths that none has keep their place. */
export function lengthBars(seeds: readonly SeedPrompt[], isWithInput: boolean): (Bar & { from: number })[] {
  const counts = new Map<string, number>();
  for (const seed of seeds) {
    const facts = factsOf(seed);
    const { id } = binOf(isWithInput ? facts.requestWords : facts.words);
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return wordBins.map((bin) => ({
    id: bin.id,
    label: binLabel(bin),
    from: bin.from,
    count: counts.get(bin.id) ?? 0,
  }));
}

/** The words that most instructions begin with, the most frequent first. `others` counts the rest. */
export function openingBars(seeds: readonly SeedPrompt[], most: number) {
  return topBars(
    seeds.map((seed) => factsOf(seed).opening?.word ?? ""),
    most,
  );
}

/** What the first word acts on most often; "" where nothing was found. */
export function objectBars(seeds: readonly SeedPrompt[], opening: string, most: number) {
  const found = seeds.map((seed) => factsOf(seed).opening).filter((one) => one?.word === opening);
  return topBars(
    found.map((one) => one?.object ?? ""),
    most,
  );
}

function topBars(values: readonly string[], most: number): { bars: Bar[]; others: number } {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const all = [...counts]
    .map(([id, count]) => ({ id, label: id, count }))
    .sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1));
  return { bars: all.slice(0, most), others: all.slice(most).reduce((sum, { count }) => sum + count, 0) };
}

/** The middle length and the longest, in words; null of none. */
export function lengthFigures(seeds: readonly SeedPrompt[], isWithInput: boolean) {
  if (seeds.length === 0) return null;
  const lengths = Uint32Array.from(seeds, (seed) => {
    const facts = factsOf(seed);
    return isWithInput ? facts.requestWords : facts.words;
  }).sort();
  return { median: lengths[(lengths.length - 1) >> 1] ?? 0, most: lengths.at(-1) ?? 0 };
}
