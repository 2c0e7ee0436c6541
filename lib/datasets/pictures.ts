import { z } from "zod";
import { binSchema } from "./distribution";

const countSchema = z.int().min(0);

/** What kept prompts ask for: verbs with their commonest nouns, most first; approximate (lib/datasets/verb-noun.ts). */
export const verbNounsSchema = z.object({
  isEstimate: z.boolean(),
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

/** Scores against the nearest of what was there before, 0 to 1: `before` of all that were compared, `after` of the kept. */
export const noveltyPictureSchema = z.object({
  isEstimate: z.boolean(),
  bins: z.array(binSchema),
  compared: countSchema,
  kept: countSchema,
});
export type NoveltyPicture = z.infer<typeof noveltyPictureSchema>;

/** What each rule took, in the order in which they ran; shares of all records, 0 to 1. */
export const dropFunnelSchema = z.object({
  isEstimate: z.boolean(),
  records: countSchema,
  kept: countSchema,
  steps: z.array(z.object({ reason: z.string(), count: countSchema, from: z.number(), share: z.number() })),
  /** What judges the records now, the latest build's first. */
  presets: z.array(z.string()),
});
export type DropFunnel = z.infer<typeof dropFunnelSchema>;

/** How often the records of a question type, or of a topic, cite each principle; a cell that is not here is zero. */
export const citedByGroupSchema = z.object({
  isEstimate: z.boolean(),
  /** Those with most records, most first. */
  groups: z.array(z.object({ name: z.string(), records: countSchema })),
  cells: z.array(z.object({ name: z.string(), number: z.int(), count: countSchema })),
});
export type CitedByGroup = z.infer<typeof citedByGroupSchema>;

export const TOP_VERBS = 20;
export const TOP_NOUNS = 4;

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
