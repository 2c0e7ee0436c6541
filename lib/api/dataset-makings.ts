import { z } from "zod";
import { makingStatusSchema, makingWishSchema } from "@/lib/datasets/dataset-making";
import { makingCountsSchema } from "@/lib/datasets/making-counts";
import { contract } from "./endpoint-contract";
import { idInText, idParams, moment, nothing } from "./pieces";

const counted = z.record(z.string(), z.int());
const sumsSchema = z.object({ read: z.int(), kept: z.int(), dropped: counted, mended: counted });

/** A dataset that a worker makes, or made: what was wished, and what it came to so far. */
export const datasetMakingSchema = z.object({
  id: z.int(),
  status: makingStatusSchema,
  wish: makingWishSchema,
  counts: makingCountsSchema,
  /** All sources together; what was read is what was kept and what was dropped. */
  sums: sumsSchema,
  /** Null where nothing was made: cancelled, failed, or only counted. */
  datasetId: z.int().nullable(),
  datasetName: z.string().nullable(),
  /** The datasets of a split, the first of them also above; none of others. */
  parts: z.array(z.object({ name: z.string(), datasetId: z.int().nullable(), recordCount: z.int() })),
  failureReason: z.string().nullable(),
  ranMs: z.number(),
  createdBy: z.string(),
  createdAt: moment,
  finishedAt: moment.nullable(),
});
export type DatasetMakingView = z.infer<typeof datasetMakingSchema>;

/** A page may name what was uploaded; a path on the studio's machine only the command line may. */
const wishOfPage = makingWishSchema.refine(
  (wish) =>
    (wish.kind !== "clean" && wish.kind !== "import") || wish.files.every(({ at }) => at.kind === "upload"),
  { error: "upload the files first" },
);

/** The latest first; of one dataset if it is named: what it was made from. */
export const listDatasetMakings = contract({
  method: "GET",
  path: "/api/dataset-makings",
  role: "viewer",
  params: nothing,
  query: z.object({ dataset: idInText.optional() }),
  body: nothing,
  response: z.object({ makings: z.array(datasetMakingSchema) }),
});

/** Merges, selects or cleans into a new dataset, in the worker. A name that is taken gets a number behind it. */
export const startDatasetMaking = contract({
  method: "POST",
  path: "/api/dataset-makings",
  role: "author",
  params: nothing,
  query: nothing,
  body: z.object({ name: z.string().max(120).default(""), wish: wishOfPage }),
  response: datasetMakingSchema,
});

export const getDatasetMaking = contract({
  method: "GET",
  path: "/api/dataset-makings/:id",
  role: "viewer",
  params: idParams,
  query: nothing,
  body: nothing,
  response: datasetMakingSchema,
});

/** Nothing of it remains. */
export const cancelDatasetMaking = contract({
  method: "POST",
  path: "/api/dataset-makings/:id/cancel",
  role: "author",
  params: idParams,
  query: nothing,
  body: nothing,
  response: datasetMakingSchema,
});

/** What a merge would come to, on the records as they are. Many are counted by the worker: ask for the making then. */
export const countDatasetMaking = contract({
  method: "POST",
  path: "/api/dataset-makings/count",
  role: "author",
  params: nothing,
  query: nothing,
  body: z.object({
    wish: makingWishSchema.refine(({ kind }) => kind === "merge", { error: "merges are counted" }),
  }),
  response: z.object({ makingId: z.int().nullable(), counts: makingCountsSchema, sums: sumsSchema }),
});
