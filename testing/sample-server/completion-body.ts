import { z } from "zod";

const text = z.union([z.string(), z.tuple([z.string()]).transform(([only]) => only)]);

/** The fields of `/v1/completions` the script honours; others are ignored, as by most servers. */
export const completionBodySchema = z.object({
  model: z.string().optional(),
  prompt: text,
  stream: z
    .boolean()
    .nullish()
    .transform((wish) => wish ?? false),
  stream_options: z.object({ include_usage: z.boolean().optional() }).nullish(),
  // 16 is what OpenAI and vLLM assume; clients that forget the field should notice.
  max_tokens: z
    .int()
    .min(1)
    .nullish()
    .transform((wish) => wish ?? 16),
  temperature: z
    .number()
    .min(0)
    .max(2)
    .nullish()
    .transform((wish) => wish ?? 1),
  top_p: z
    .number()
    .gt(0)
    .max(1)
    .nullish()
    .transform((wish) => wish ?? 1),
  n: z.literal(1, "Only one completion a request.").nullish(),
  seed: z.int().nullish(),
  logprobs: z.int().min(0).max(5, "At most 5 alternatives a token.").nullish(),
  stop: z
    .union([z.string().transform((one) => [one]), z.array(z.string())])
    .nullish()
    .transform((wish) => (wish ?? []).filter((stop) => stop !== "")),
});

export type CompletionBody = z.output<typeof completionBodySchema>;
