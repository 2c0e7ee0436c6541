import { z } from "zod";
import { verdictSchema } from "@/lib/datasets/record";
import { contract } from "./endpoint-contract";
import { idInText, idParams, nothing } from "./pieces";

/** Which pairs are wanted, by the verdicts of their sides. */
export const pairFilterSchema = z.enum(["both_kept", "dropped", "before_dropped", "all"]);
export type PairFilter = z.infer<typeof pairFilterSchema>;

const pairQuery = z.object({ with: idInText, filter: pairFilterSchema.default("both_kept") });

const pairSideSchema = z.object({
  id: z.int(),
  verdict: verdictSchema,
  reason: z.string().nullable(),
  output: z.string(),
  length: z.int(),
});
const recordPairSchema = z.object({
  instruction: z.string(),
  input: z.string(),
  before: pairSideSchema,
  after: pairSideSchema,
});
export type RecordPair = z.infer<typeof recordPairSchema>;

const lengthSpreadSchema = z.object({
  count: z.int(),
  mean: z.number(),
  median: z.int(),
  low: z.int(),
  high: z.int(),
});
const lengthShiftSchema = z.object({
  pairs: z.int(),
  longer: z.int(),
  before: lengthSpreadSchema.nullable(),
  after: lengthSpreadSchema.nullable(),
  medianRatio: z.number().nullable(),
  bins: z.array(z.object({ from: z.int(), to: z.int(), before: z.int(), after: z.int() })),
});
export type LengthShift = z.infer<typeof lengthShiftSchema>;

/** The datasets of replies that the records of this one can be laid beside. */
export const listPairMatches = contract({
  method: "GET",
  path: "/api/datasets/:id/pair-matches",
  role: "viewer",
  params: idParams,
  query: nothing,
  body: nothing,
  response: z.object({
    matches: z.array(
      z.object({
        datasetId: z.int(),
        name: z.string(),
        /** Asked about its record; asked about the same record; asked the same seed prompt. */
        kind: z.enum(["source", "same_source", "same_origin"]),
      }),
    ),
  }),
});

/** Replies beside those of the dataset `with`, by rising id of the new one after `after`. */
export const listPairs = contract({
  method: "GET",
  path: "/api/datasets/:id/pairs",
  role: "viewer",
  params: idParams,
  query: pairQuery.extend({
    after: z.coerce.number().int().min(0).default(0),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  body: nothing,
  response: z.object({ pairs: z.array(recordPairSchema), next: z.int().nullable() }),
});

/** How the lengths of those pairs shift, in code points. */
export const measurePairs = contract({
  method: "GET",
  path: "/api/datasets/:id/pair-lengths",
  role: "viewer",
  params: idParams,
  query: pairQuery,
  body: nothing,
  response: lengthShiftSchema,
});
