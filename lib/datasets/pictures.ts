import { z } from "zod";

const countSchema = z.int().min(0);

/** How often kept records cite each principle: those asked about a topic beside all others (Dromedary, figure 6). */
export const principleSourcesSchema = z.object({
  /** Kept records of either kind. */
  guided: countSchema,
  other: countSchema,
  principles: z.array(z.object({ number: z.int(), guided: countSchema, other: countSchema })),
});
export type PrincipleSources = z.infer<typeof principleSourcesSchema>;

/** What kept prompts ask for: verbs with their commonest nouns, most first; approximate (lib/datasets/verb-noun.ts). */
export const verbNounsSchema = z.object({
  /** Kept records, and those of them in which a verb and a noun were found. */
  records: countSchema,
  read: countSchema,
  verbs: z.array(
    z.object({
      verb: z.string(),
      count: countSchema,
      nouns: z.array(z.object({ noun: z.string(), count: countSchema })),
    }),
  ),
});
export type VerbNouns = z.infer<typeof verbNounsSchema>;

/** A bar of a histogram: values from `from` (included) to `to` (not). */
const binSchema = z.object({ from: z.number(), to: z.number(), before: countSchema, after: countSchema });

/** Lengths in code points: `before`, as the model wrote it, of all records; `after`, as the filter left it, of the kept. */
export const lengthsSchema = z.object({
  bins: z.array(binSchema),
  before: z.object({ records: countSchema, median: z.number().nullable(), mean: z.number().nullable() }),
  after: z.object({ records: countSchema, median: z.number().nullable(), mean: z.number().nullable() }),
});
export type Lengths = z.infer<typeof lengthsSchema>;

/** Scores against the nearest of what was there before, 0 to 1: `before` of all that were compared, `after` of the kept. */
export const noveltyPictureSchema = z.object({
  bins: z.array(binSchema),
  compared: countSchema,
  kept: countSchema,
});
export type NoveltyPicture = z.infer<typeof noveltyPictureSchema>;

export const TOP_VERBS = 20;
export const TOP_NOUNS = 4;

/** Lengths double every second bar: short and long texts both have room. */
const edge = (bin: number) => (bin === 0 ? 0 : Math.round(16 * 2 ** ((bin - 1) / 2)));

function binOf(length: number): number {
  let bin = 0;
  while (edge(bin + 1) <= length) bin += 1;
  return bin;
}

/** The picture out of how often each length came, by rising length. */
export function drawLengths(rows: readonly { length: number; before: number; after: number }[]): Lengths {
  const bins = new Map<number, { bin: number; before: number; after: number }>();
  for (const { length, before, after } of rows) {
    const bin = binOf(length);
    const known = bins.get(bin) ?? { bin, before: 0, after: 0 };
    bins.set(bin, { bin, before: known.before + before, after: known.after + after });
  }
  return {
    bins: fillBins([...bins.values()], (bin) => ({ from: edge(bin), to: edge(bin + 1) })),
    before: spread(rows.map(({ length, before }) => ({ length, count: before }))),
    after: spread(rows.map(({ length, after }) => ({ length, count: after }))),
  };
}

/** Mean, and the middle value (of an even number, the mean of both in the middle). */
function spread(counts: readonly { length: number; count: number }[]): Lengths["before"] {
  const records = counts.reduce((sum, { count }) => sum + count, 0);
  if (records === 0) return { records, median: null, mean: null };
  const at = (place: number) => {
    let passed = 0;
    for (const { length, count } of counts) {
      passed += count;
      if (passed > place) return length;
    }
    return 0;
  };
  const total = counts.reduce((sum, { length, count }) => sum + length * count, 0);
  const median = (at(Math.floor((records - 1) / 2)) + at(Math.floor(records / 2))) / 2;
  return { records, median, mean: total / records };
}

/** The bars up to the last one that is not empty, each with its edges. */
export function fillBins(
  rows: readonly { bin: number; before: number; after: number }[],
  edges: (bin: number) => { from: number; to: number },
): z.infer<typeof binSchema>[] {
  const last = Math.max(-1, ...rows.map(({ bin }) => bin));
  const byBin = new Map(rows.map((row) => [row.bin, row]));
  return Array.from({ length: last + 1 }, (_, bin) => {
    const { before = 0, after = 0 } = byBin.get(bin) ?? {};
    return { ...edges(bin), before, after };
  });
}

/** Verbs with their nouns out of counted pairs, most first; equal ones by the alphabet. */
export function rankVerbs(
  pairs: readonly { verb: string; noun: string; count: number }[],
): VerbNouns["verbs"] {
  const verbs = new Map<string, { noun: string; count: number }[]>();
  for (const { verb, noun, count } of pairs) {
    const nouns = verbs.get(verb);
    if (nouns === undefined) verbs.set(verb, [{ noun, count }]);
    else nouns.push({ noun, count });
  }
  return [...verbs]
    .map(([verb, nouns]) => ({
      verb,
      count: nouns.reduce((sum, { count }) => sum + count, 0),
      nouns: nouns.sort((a, b) => b.count - a.count || a.noun.localeCompare(b.noun)).slice(0, TOP_NOUNS),
    }))
    .sort((a, b) => b.count - a.count || a.verb.localeCompare(b.verb))
    .slice(0, TOP_VERBS);
}
