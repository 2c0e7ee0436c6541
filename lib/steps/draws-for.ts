import { seededDraws } from "./seeded-draws";

/**
 * Draws for a purpose that has a name: `count` different ones of a list, all of a shorter one, in the order in which
 * they were drawn. The same seed and parts give the same draws for ever, any other part gives others.
 */
export function drawsFor(
  seed: number,
  ...parts: readonly (string | number)[]
): <T>(list: readonly T[], count: number) => T[] {
  const draws = seededDraws(seed, hashOf(parts.join("\u0000")));
  return (list, count) => draws.sample(list.length, count).map((at) => list[at] as (typeof list)[number]);
}

/** 32 bits of a text. Source: FNV-1a, over UTF-16 units. */
function hashOf(text: string): number {
  let hash = 0x811c_9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x0100_0193);
  return hash >>> 0;
}
