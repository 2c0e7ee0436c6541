import { seededRandom } from "./seeded-random";
import type { Settings, ShareName } from "./settings";

/**
 * What goes wrong with this attempt, null where nothing does. The seed, the prompt and the attempt decide, so a
 * scenario plays the same way each time and trying again can succeed.
 */
export function chooseMishap(settings: Settings, requestKey: string, attempt: number): ShareName | null {
  for (const [name, share] of settings.shares) {
    if (seededRandom("mishap", name, requestKey, attempt).chance(share)) return name;
  }
  return null;
}

/** Counts how often a request was made, forgetting the oldest beyond `size`. The first attempt is 1. */
export function createAttemptCounter(size = 100_000): (requestKey: string) => number {
  const attempts = new Map<string, number>();
  return (requestKey) => {
    const attempt = (attempts.get(requestKey) ?? 0) + 1;
    attempts.delete(requestKey);
    attempts.set(requestKey, attempt);
    const oldest = attempts.size > size ? attempts.keys().next().value : undefined;
    if (oldest !== undefined) attempts.delete(oldest);
    return attempt;
  };
}
