import { z } from "zod";

/** A numbered, named rule of conduct, e.g. `7 (candor). …`. */
export const principleSchema = z.object({
  number: z.int().min(1),
  name: z.string().min(1),
  text: z.string(),
});

/** One exchange of an exemplar: what the user said, the internal thoughts, the reply. */
export const turnSchema = z.object({
  user: z.string(),
  thoughts: z.string(),
  reply: z.string(),
});

/**
 * A conversation of one or more turns. `reset` is the pair that ends it (`Good job! Clear context` and the
 * auto reply); null where the author left it out, which the lint reports.
 */
export const exemplarSchema = z.object({
  turns: z.array(turnSchema).min(1),
  reset: z.object({ user: z.string(), autoReply: z.string() }).nullable(),
});

/** Preamble + principles + exemplars: everything a base model is shown before the request. */
export const constitutionSchema = z.object({
  /** The assistant's codename: the H1 of the prompt file and the stem of its speaker labels. */
  name: z.string().min(1),
  preamble: z.string(),
  principles: z.array(principleSchema),
  exemplarIntro: z.string(),
  exemplars: z.array(exemplarSchema),
});

export type Principle = z.infer<typeof principleSchema>;
export type Turn = z.infer<typeof turnSchema>;
export type Exemplar = z.infer<typeof exemplarSchema>;
export type Constitution = z.infer<typeof constitutionSchema>;

/** The words that structure a prompt file and a completion; the same ones are read, rendered and stopped at. */
export function speakerLabels(name: string) {
  return {
    user: "User",
    thoughts: `${name} (internal thoughts)`,
    reply: name,
    autoReply: `${name} (auto reply)`,
  } as const;
}
