import { z } from "zod";

/** Hues of the principle spectrum, 1 to this. */
export const HUE_COUNT = 16;

/** A numbered, named rule of conduct, e.g. `7 (candor). …`. */
export const principleSchema = z.object({
  number: z.int().min(1),
  name: z.string().min(1),
  text: z.string(),
  /** Its place in the spectrum, 1 to 16; absent: that of its number. */
  hue: z.int().min(1).max(HUE_COUNT).optional(),
  /** False: left out of what the model is shown, with every citation of it. Absent: true. */
  isEnabled: z.boolean().optional(),
  /** For people; no model ever sees it. */
  note: z.string().optional(),
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

/** The words that begin each speaker's part, without the colon. */
export const labelsSchema = z.object({
  user: z.string(),
  thoughts: z.string(),
  reply: z.string(),
  autoReply: z.string(),
});

/**
 * Preamble + principles + exemplars as they are authored: texts may hold template variables (`template.ts`).
 * What a base model is shown of it: `showConstitution`.
 */
export const constitutionSchema = z.object({
  /** The assistant's codename: the H1 of the prompt file and the stem of its speaker labels. */
  name: z.string().min(1),
  /** Who made the assistant; absent and `""`: not said. */
  organisation: z.string().optional(),
  /** The date its knowledge ends, in words; absent and `""`: not said. */
  cutOff: z.string().optional(),
  /** The sentence thoughts open with; absent and `""`: the one that most exemplars' thoughts open with. */
  identity: z.string().optional(),
  /** Templates of the speaker labels; absent: those of the published prompt file. */
  labels: labelsSchema.optional(),
  /** Templates of the stop strings; absent: the user's label at the start of a paragraph. */
  stop: z.array(z.string().min(1)).max(16).optional(),
  preamble: z.string(),
  principles: z.array(principleSchema),
  /** What becomes of the numbers after a principle that is off: they stay, or move up. Absent: they stay. */
  gaps: z.enum(["keep", "close"]).optional(),
  exemplarIntro: z.string(),
  exemplars: z.array(exemplarSchema),
});

export type Principle = z.infer<typeof principleSchema>;
export type Turn = z.infer<typeof turnSchema>;
export type Exemplar = z.infer<typeof exemplarSchema>;
export type SpeakerLabels = z.infer<typeof labelsSchema>;
export type Constitution = z.infer<typeof constitutionSchema>;

/** Whether the model is shown it. */
export const isEnabled = (principle: Principle): boolean => principle.isEnabled ?? true;

/** The labels of the published prompt file, as templates. */
export const DEFAULT_LABELS: SpeakerLabels = {
  user: "User",
  thoughts: "{{name}} (internal thoughts)",
  reply: "{{name}}",
  autoReply: "{{name}} (auto reply)",
};

/** Where the user would speak again. */
export const DEFAULT_STOP: readonly string[] = ["\n\n{{user_label}}:"];
