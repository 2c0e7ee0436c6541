import { z } from "zod";
import { rubricVotesSchema, scoreCellSchema, scoredRecordSchema, scoreLists } from "@/lib/datasets/scores";
import { contract } from "./endpoint-contract";
import { idParams, nothing } from "./pieces";

/** How the records fall that a dataset of scores judges. */
export const getScoreMatrix = contract({
  method: "GET",
  path: "/api/datasets/:id/scores",
  role: "viewer",
  params: idParams,
  query: nothing,
  body: nothing,
  response: z.object({
    datasetId: z.int(),
    name: z.string(),
    /** Whose records were judged, null where that is not known any more. */
    source: z.object({ datasetId: z.int(), name: z.string() }).nullable(),
    /** Records that the builds of the dataset set out to judge. */
    asked: z.int(),
    /** Every judged record is in one of them. */
    cells: z.array(scoreCellSchema),
    /** Those that somebody voted by. */
    rubrics: z.array(rubricVotesSchema),
    isGrowing: z.boolean(),
  }),
});
export type ScoreMatrix = z.infer<typeof getScoreMatrix.response>;

const numberInText = z.coerce.number().int().min(0).max(10).nullable().default(null);

/**
 * A page of a list. `quality` and `following` are the thresholds of `borderline` and the bins of `cell`; left out, the
 * rubric is not looked at, or nobody voted by it.
 */
export const listScoredRecords = contract({
  method: "GET",
  path: "/api/datasets/:id/scores/records",
  role: "viewer",
  params: idParams,
  query: z.object({
    list: z.enum(scoreLists),
    quality: numberInText,
    following: numberInText,
    from: z.coerce.number().int().min(0).max(1_000_000_000).default(0),
    limit: z.coerce.number().int().min(1).max(100).default(20),
  }),
  body: nothing,
  response: z.object({ total: z.int(), records: z.array(scoredRecordSchema) }),
});
