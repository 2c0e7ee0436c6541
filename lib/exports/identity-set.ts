import { z } from "zod";

const line = z.string().trim().min(1).max(2_000);
/** As slots are written in templates. */
const slotName = z.string().regex(/^[a-z][a-z_]{0,39}$/);

/**
 * Who the assistant is, as authored questions and answers with `{slots}`. `entries`: each question is asked with
 * each answer, so that the trained model learns the fact and not one wording. `values`: what the slots hold where an
 * export gives nothing else.
 */
export const identitySetSchema = z.strictObject({
  entries: z
    .array(
      z.strictObject({
        questions: z.array(line).min(1).max(200),
        answers: z.array(z.string().trim().min(1).max(8_000)).min(1).max(200),
      }),
    )
    .max(200),
  values: z.record(slotName, z.string().max(2_000)),
});
export type IdentitySet = z.infer<typeof identitySetSchema>;

/** What equal sets have in common and different ones do not: what is hashed. Slots stand by name. */
export function identitySetText({ entries, values }: IdentitySet): string {
  const sorted = Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([entries.map(({ questions, answers }) => [questions, answers]), sorted]);
}
