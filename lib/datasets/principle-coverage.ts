import { z } from "zod";

const countSchema = z.int().min(0);

/**
 * How often records cite each principle, alone and together. `guided`, `other`: of the kept ones, those asked about a
 * topic and all others (Dromedary, figure 6). Counts are estimates where the records were sampled.
 */
export const principleCoverageSchema = z.object({
  isEstimate: z.boolean(),
  records: countSchema,
  kept: countSchema,
  guided: countSchema,
  other: countSchema,
  principles: z.array(
    z.object({
      number: z.int(),
      kept: countSchema,
      dropped: countSchema,
      guided: countSchema,
      other: countSchema,
    }),
  ),
  /** Records that cite both, the lower number first; a pair that is not here never stands together. */
  pairs: z.array(z.object({ a: z.int(), b: z.int(), count: countSchema })),
});
export type PrincipleCoverage = z.infer<typeof principleCoverageSchema>;

/** Records that cite the same principles in the same order. */
export type CitedGroup = { cited: readonly number[]; isKept: boolean; isGuided: boolean; count: number };

/** A number cited twice in one record counts once. */
export function coverPrinciples(groups: readonly CitedGroup[]): Omit<PrincipleCoverage, "isEstimate"> {
  const all = { records: 0, kept: 0, guided: 0, other: 0 };
  const principles = new Map<number, PrincipleCoverage["principles"][number]>();
  const pairs = new Map<string, PrincipleCoverage["pairs"][number]>();
  for (const { cited, isKept, isGuided, count } of groups) {
    const source = isGuided ? "guided" : "other";
    all.records += count;
    if (isKept) {
      all.kept += count;
      all[source] += count;
    }
    const numbers = [...new Set(cited)].sort((a, b) => a - b);
    for (const [at, number] of numbers.entries()) {
      const own = principles.get(number) ?? { number, kept: 0, dropped: 0, guided: 0, other: 0 };
      principles.set(number, own);
      own[isKept ? "kept" : "dropped"] += count;
      if (isKept) own[source] += count;
      for (const b of numbers.slice(at + 1)) {
        const pair = pairs.get(`${number} ${b}`) ?? { a: number, b, count: 0 };
        pairs.set(`${number} ${b}`, pair);
        pair.count += count;
      }
    }
  }
  return {
    ...all,
    principles: [...principles.values()].sort((one, other) => one.number - other.number),
    pairs: [...pairs.values()].sort((one, other) => one.a - other.a || one.b - other.b),
  };
}

/**
 * How much more often two are cited together than if they had nothing to do with each other: 1 is as often, 2 twice as
 * often. Null where nothing is expected.
 */
export function pairLift(
  count: number,
  { a, b, records }: { a: number; b: number; records: number },
): { expected: number; lift: number | null } {
  const expected = records === 0 ? 0 : (a * b) / records;
  return { expected, lift: expected === 0 ? null : count / expected };
}

/** Of the principles that were shown, those that none of the records cites. */
export function neverCited(
  shown: readonly { number: number }[],
  { principles }: Pick<PrincipleCoverage, "principles">,
): number[] {
  const cited = new Set(principles.map(({ number }) => number));
  return shown.map(({ number }) => number).filter((number) => !cited.has(number));
}
