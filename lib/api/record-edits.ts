import { z } from "zod";
import { recordEditSchema, recordTextsSchema } from "@/lib/datasets/record-edit";
import { recordTagsSchema } from "@/lib/datasets/record-tags";
import { contract } from "./endpoint-contract";
import { idParams, moment, nothing } from "./pieces";

/** The texts of a record now, and every edit that led to them, the newest first. */
const recordEditsSchema = z.object({
  /** How many edits there were; what the next one names. */
  revision: z.int(),
  texts: recordTextsSchema,
  /** Null while the texts are as they were made. */
  editedAt: moment.nullable(),
  edits: z.array(recordEditSchema),
});
export type RecordEdits = z.infer<typeof recordEditsSchema>;

const changeSchema = z.object({
  /** The revision that it was made from. */
  revision: z.int().min(0),
  note: z.string().max(500).default(""),
});

export const listRecordEdits = contract({
  method: "GET",
  path: "/api/records/:id/edits",
  role: "viewer",
  params: idParams,
  query: nothing,
  body: nothing,
  response: recordEditsSchema,
});

/** Texts that are left out stay. Conflict (409) when somebody edited it since `revision`, and of a snapshot's record. */
export const editRecord = contract({
  method: "POST",
  path: "/api/records/:id/edits",
  role: "author",
  params: idParams,
  query: nothing,
  body: changeSchema.extend({ texts: recordTextsSchema.partial() }),
  response: recordEditsSchema,
});

/** Makes the texts what they were after revision `to` (0: as they were made), as an edit of its own. */
export const revertRecord = contract({
  method: "POST",
  path: "/api/records/:id/revert",
  role: "author",
  params: idParams,
  query: nothing,
  body: changeSchema.extend({ to: z.int().min(0) }),
  response: recordEditsSchema,
});

export const setRecordTags = contract({
  method: "PUT",
  path: "/api/records/:id/tags",
  role: "author",
  params: idParams,
  query: nothing,
  body: z.object({ tags: recordTagsSchema }),
  response: z.object({ tags: z.array(z.string()) }),
});

/** The tags of a dataset's latest tagged records, the most used first: what to suggest. */
export const listDatasetTags = contract({
  method: "GET",
  path: "/api/datasets/:id/tags",
  role: "viewer",
  params: idParams,
  query: nothing,
  body: nothing,
  response: z.object({ tags: z.array(z.object({ tag: z.string(), count: z.int() })) }),
});
