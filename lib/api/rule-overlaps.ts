import { z } from "zod";
import { presetRulesSchema } from "@/lib/filters/preset-rules";
import { contract } from "./endpoint-contract";
import { nothing } from "./pieces";

const sampleShape = {
  rules: presetRulesSchema.min(1),
  /** Whose records. */
  of: z.enum(["build", "dataset"]),
  id: z.int().min(1),
  isRandom: z.boolean().default(false),
  limit: z.int().min(1).max(5_000).default(2_000),
};

const count = z.int().min(0);

/** How rules overlap on a sample of records; stores nothing. */
export const overlapRules = contract({
  method: "POST",
  path: "/api/filter-presets/overlap",
  role: "author",
  params: nothing,
  query: nothing,
  body: z.object(sampleShape),
  response: z.object({
    looked: count,
    dropped: count,
    rules: z.array(z.object({ rule: z.string(), alone: count, first: count, only: count })),
    pairs: z.array(z.object({ a: z.string(), b: z.string(), both: count })),
  }),
});

/** Records that one rule alone drops, drawn by a seed, with how often it was said to be wrong about them. */
export const sampleRuleDrops = contract({
  method: "POST",
  path: "/api/filter-presets/overlap/sample",
  role: "author",
  params: nothing,
  query: nothing,
  body: z.object({
    ...sampleShape,
    rule: z.string().min(1),
    seed: z
      .int()
      .min(0)
      .max(2 ** 31 - 1),
    count: z.int().min(1).max(200).default(20),
  }),
  response: z.object({
    found: count,
    drops: z.array(
      z.object({
        recordId: z.int(),
        datasetId: z.int(),
        instruction: z.string(),
        detail: z.string(),
        excerpt: z.object({
          text: z.string(),
          place: z.object({ start: z.int(), end: z.int() }).nullable(),
        }),
        isWrong: z.boolean().nullable(),
      }),
    ),
    wrong: z.object({ count, of: count, share: z.number().nullable(), low: z.number(), high: z.number() }),
  }),
});

/** Says whether a rule is wrong about a record; null takes the mark away. */
export const markRuleDrop = contract({
  method: "POST",
  path: "/api/filter-marks",
  role: "author",
  params: nothing,
  query: nothing,
  body: z.object({
    recordId: z.int().min(1),
    rule: z.string().min(1).max(100),
    isWrong: z.boolean().nullable(),
  }),
  response: z.object({ recordId: z.int(), isWrong: z.boolean().nullable() }),
});
