import type { VerbNouns } from "@/lib/datasets/pictures";

/** A piece of a ring, angles in turns from the top, clockwise. */
export type Arc = { key: string; from: number; to: number; verb: string; noun: string | null; count: number };

/** Verbs round the inside and their commonest nouns round the outside; what a verb has beside those stays open. */
export function sunburstArcs({ verbs }: Pick<VerbNouns, "verbs">): { inner: Arc[]; outer: Arc[] } {
  const total = verbs.reduce((sum, { count }) => sum + count, 0);
  const inner: Arc[] = [];
  const outer: Arc[] = [];
  let passed = 0;
  for (const { verb, count, nouns } of verbs) {
    const from = passed / total;
    inner.push({ key: verb, from, to: (passed + count) / total, verb, noun: null, count });
    let within = passed;
    for (const { noun, count: own } of nouns) {
      outer.push({
        key: `${verb} ${noun}`,
        from: within / total,
        to: (within + own) / total,
        verb,
        noun,
        count: own,
      });
      within += own;
    }
    passed += count;
  }
  return { inner, outer };
}

/** The outline of a piece between two radii, round the origin. */
export function arcPath({ from, to }: Pick<Arc, "from" | "to">, inside: number, outside: number): string {
  // A whole ring has no two ends; a hair is left open for it.
  const end = to - from >= 1 ? from + 0.9999 : to;
  const at = (turn: number, radius: number) => {
    const angle = 2 * Math.PI * turn;
    return `${(Math.sin(angle) * radius).toFixed(2)},${(-Math.cos(angle) * radius).toFixed(2)}`;
  };
  const isLarge = end - from > 0.5 ? 1 : 0;
  return [
    `M${at(from, inside)}`,
    `L${at(from, outside)}`,
    `A${outside},${outside},0,${isLarge},1,${at(end, outside)}`,
    `L${at(end, inside)}`,
    `A${inside},${inside},0,${isLarge},0,${at(from, inside)}`,
    "Z",
  ].join("");
}
