import { z } from "zod";
import { tableColumnsSchema } from "@/lib/datasets/table-columns";
import { contract } from "./endpoint-contract";
import { idParams, moment, nothing } from "./pieces";

/** What a view says: which records, in which order, and the columns where it brings its own. */
const viewBody = z.object({
  name: z.string().trim().min(1).max(100),
  /** The part of the URL that filters and orders (lib/datasets/filter-url.ts, record-sort.ts). */
  query: z.string().max(8_000),
  columns: tableColumnsSchema.nullable(),
  isShared: z.boolean(),
});

const savedViewSchema = viewBody.extend({
  id: z.int(),
  owner: z.string(),
  /** Whether whoever asks may change it. */
  isOwn: z.boolean(),
  savedAt: moment,
});
export type SavedView = z.infer<typeof savedViewSchema>;

/** The views of a dataset that whoever asks may see, by name: their own and those that others share. */
export const listSavedViews = contract({
  method: "GET",
  path: "/api/datasets/:id/views",
  role: "viewer",
  params: idParams,
  query: nothing,
  body: nothing,
  response: z.object({ views: z.array(savedViewSchema) }),
});

export const addSavedView = contract({
  method: "POST",
  path: "/api/datasets/:id/views",
  role: "author",
  params: idParams,
  query: nothing,
  body: viewBody,
  response: savedViewSchema,
});

/** Changes what is given of a view of one's own. */
export const saveSavedView = contract({
  method: "PATCH",
  path: "/api/views/:id",
  role: "author",
  params: idParams,
  query: nothing,
  body: viewBody.partial(),
  response: savedViewSchema,
});

export const removeSavedView = contract({
  method: "DELETE",
  path: "/api/views/:id",
  role: "author",
  params: idParams,
  query: nothing,
  body: nothing,
  response: z.object({ removed: z.int() }),
});
