import { z } from "zod";

/**
 * What a template is for. Each step says which roles it needs; its slots are what the step fills in.
 * `instructions`: asks for new tasks. `topics`, `topic_questions`: ask for topics of a type, for questions about
 * topics. `classification`: asks whether a task is one. `input_first`, `output_first`: ask for instances of a task.
 * `persona`: who answers at length. `system`: the system message of a chat. `quality`, `following`: rubrics of a judge.
 */
export const templateRoleSchema = z.enum([
  "instructions",
  "instruction_list",
  "topics",
  "topic_questions",
  "classification",
  "input_first",
  "output_first",
  "persona",
  "system",
  "quality",
  "following",
]);
export type TemplateRole = z.infer<typeof templateRoleSchema>;

/** A version of a template as a build freezes it: the text itself, so that a manifest is enough. */
export const frozenTemplateSchema = z.strictObject({
  role: templateRoleSchema,
  id: z.int(),
  name: z.string().min(1),
  /** The version's number, from 1. */
  number: z.int().min(1),
  /** SHA-256 of the text, hexadecimal. */
  contentHash: z.string().min(1),
  text: z.string(),
});
export type FrozenTemplate = z.infer<typeof frozenTemplateSchema>;
