import { z } from "zod";
import { bulkSkippedSchema, bulkStatusSchema, bulkWishSchema } from "@/lib/datasets/bulk-action";
import { recordSelectionSchema } from "@/lib/datasets/record-selection";
import { contract } from "./endpoint-contract";
import { idParams, moment, nothing } from "./pieces";

/** One thing done to many records of a dataset, in the worker, with how far it is. */
export const bulkActionSchema = z.object({
  id: z.int(),
  datasetId: z.int(),
  wish: bulkWishSchema,
  selection: recordSelectionSchema,
  status: bulkStatusSchema,
  /** Where records go to; null for what moves nothing, and where that dataset was removed. */
  target: z.object({ id: z.int(), name: z.string() }).nullable(),
  /** The build that asks anew. */
  buildId: z.int().nullable(),
  /** Records that matched when it was launched, those looked at so far, and those that it changed. */
  total: z.int(),
  done: z.int(),
  changed: z.int(),
  /** While and after it is undone: records put back, and those that something else changed since and that stay. */
  restored: z.int(),
  stayed: z.int(),
  skipped: bulkSkippedSchema,
  canUndo: z.boolean(),
  ranMs: z.number(),
  failureReason: z.string().nullable(),
  createdBy: z.string(),
  createdAt: moment,
  finishedAt: moment.nullable(),
});
export type BulkActionView = z.infer<typeof bulkActionSchema>;

/** What an action would come to on the records as they are, counted exactly. Changes nothing. */
export const countBulkAction = contract({
  method: "POST",
  path: "/api/datasets/:id/bulk-actions/count",
  role: "author",
  params: idParams,
  query: nothing,
  /** Null while it is not decided what is wished: how many match is counted all the same. */
  body: z.object({ wish: bulkWishSchema.nullable(), selection: recordSelectionSchema }),
  response: z.object({
    matching: z.int(),
    /** Records that would change; of a re-filter those that would be judged, of a re-generation the requests asked. */
    changing: z.int(),
    skipped: bulkSkippedSchema,
  }),
});

/** Hands it to the worker. Records that come later are not touched. */
export const startBulkAction = contract({
  method: "POST",
  path: "/api/datasets/:id/bulk-actions",
  role: "author",
  params: idParams,
  query: nothing,
  body: z.object({ wish: bulkWishSchema, selection: recordSelectionSchema }),
  response: bulkActionSchema,
});

/** Those of a dataset, the latest first. */
export const listBulkActions = contract({
  method: "GET",
  path: "/api/datasets/:id/bulk-actions",
  role: "viewer",
  params: idParams,
  query: nothing,
  body: nothing,
  response: z.object({ actions: z.array(bulkActionSchema) }),
});

/** Stops it where it is; what it has changed stays, and can be undone. */
export const cancelBulkAction = contract({
  method: "POST",
  path: "/api/bulk-actions/:id/cancel",
  role: "author",
  params: idParams,
  query: nothing,
  body: nothing,
  response: bulkActionSchema,
});

/** Puts every record back as it was, the latest action first; what something else changed since stays. */
export const undoBulkAction = contract({
  method: "POST",
  path: "/api/bulk-actions/:id/undo",
  role: "author",
  params: idParams,
  query: nothing,
  body: nothing,
  response: bulkActionSchema,
});
