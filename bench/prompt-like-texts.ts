import { type SeededRandom, seededRandom } from "@/testing/seeded-random";

/** Of a thousand words, how many come from a large vocabulary in place of the samples' own. */
const FOREIGN = 250;

/**
 * Prompts that read like the given samples and share their words and turns of phrase: each follows, word by word,
 * what followed in the samples, with a rarer word here and there. 4 to about 60 words, 13 on average, as the
 * published seed prompts are. All different; the same texts for the same seed.
 */
export function promptLikeTexts(samples: readonly string[], count: number, seed: number): string[] {
  const random = seededRandom(seed);
  const sentences = samples.map((sample) => sample.split(/\s+/).filter((word) => word !== ""));
  const followers = new Map<string, string[]>();
  for (const words of sentences) {
    words.forEach((word, at) => {
      const next = words[at + 1];
      if (next !== undefined) followers.set(word, [...(followers.get(word) ?? []), next]);
    });
  }
  const texts = new Set<string>();
  while (texts.size < count) {
    const sample = pick(random, sentences);
    // A tail as long as the samples have: few are several times the average.
    const length = 4 + random.below(9) + Math.floor(random.next() ** 5 * 50);
    let word = sample[0] ?? "Name";
    const words = [word];
    while (words.length < length) {
      const next = followers.get(word);
      word = next === undefined ? pick(random, pick(random, sentences)) : pick(random, next);
      words.push(random.below(1000) < FOREIGN ? `word${Math.floor(40_000 ** random.next())}` : word);
    }
    texts.add(words.join(" "));
  }
  return [...texts];
}

function pick<Item>(random: SeededRandom, items: readonly Item[]): Item {
  const item = items[random.below(items.length)];
  if (item === undefined) throw new Error("There is nothing to pick from.");
  return item;
}
