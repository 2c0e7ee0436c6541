import { setTimeout as sleep } from "node:timers/promises";
import { type SeededRandom, seededRandom } from "./seeded-random";

/** Something that goes wrong, over when the promise resolves. */
export type Mischief = { name: string; happen: (random: SeededRandom) => Promise<void> };

type HavocOptions = {
  seed: number;
  /** Time between the end of one and the beginning of the next, at least and at most. */
  everyMs: readonly [number, number];
  tell?: (name: string) => void;
};

/**
 * Lets one thing after another go wrong, each as often as the others and in an order that the seed decides, until it
 * is ended. `end` waits for what is going wrong just then, and says how often each did.
 */
export function wreakHavoc(mischiefs: readonly Mischief[], { seed, everyMs, tell }: HavocOptions) {
  const random = seededRandom(seed);
  const ending = new AbortController();
  const counts = new Map(mischiefs.map(({ name }) => [name, 0]));
  let round: Mischief[] = [];
  const running = (async () => {
    for (;;) {
      const [least, most] = everyMs;
      await sleep(least + random.below(most - least), undefined, { signal: ending.signal }).catch(() => {});
      if (ending.signal.aborted) return;
      if (round.length === 0) round = [...mischiefs];
      const [mischief] = round.splice(random.below(round.length), 1);
      if (mischief === undefined) return;
      tell?.(mischief.name);
      counts.set(mischief.name, (counts.get(mischief.name) ?? 0) + 1);
      await mischief.happen(random);
    }
  })();
  return {
    end: async () => {
      ending.abort();
      await running;
      return counts;
    },
    counts,
  };
}
