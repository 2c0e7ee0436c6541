import { z } from "zod";
import { refilterMoveSchema, refilterStatusSchema } from "@/lib/builds/refilter";
import { contract } from "./endpoint-contract";
import { movesSumSchema } from "./filter-presets";
import { idInText, idParams, moment, nothing } from "./pieces";

const presetName = z.object({ name: z.string(), version: z.int() });

/** One judging anew of a build's records. `moves` are of the records judged so far. */
export const refilterSchema = z.object({
  id: z.int(),
  buildId: z.int(),
  status: refilterStatusSchema,
  preset: presetName,
  presetBefore: presetName,
  total: z.int(),
  judged: z.int(),
  changed: z.int(),
  /** While and after it is undone: records put back. */
  restored: z.int(),
  moves: z.array(refilterMoveSchema),
  sums: movesSumSchema,
  ranMs: z.number(),
  failureReason: z.string().nullable(),
  createdBy: z.string(),
  createdAt: moment,
  finishedAt: moment.nullable(),
});
export type RefilterView = z.infer<typeof refilterSchema>;

/** Those of a build, the latest first. */
export const listRefilters = contract({
  method: "GET",
  path: "/api/builds/:id/refilters",
  role: "viewer",
  params: idParams,
  query: nothing,
  body: nothing,
  response: z.object({ refilters: z.array(refilterSchema) }),
});

/** Judges all records of a build by a preset, in the worker and without a server. Not while the build runs. */
export const startRefilter = contract({
  method: "POST",
  path: "/api/builds/:id/refilters",
  role: "author",
  params: idParams,
  query: nothing,
  body: z.object({
    /** A name, for its newest version, or `name@version`. */
    preset: z.string().min(1),
  }),
  response: refilterSchema,
});

/** Puts every record back as it was; one under way is cancelled by it. */
export const undoRefilter = contract({
  method: "POST",
  path: "/api/refilters/:id/undo",
  role: "author",
  params: idParams,
  query: nothing,
  body: nothing,
  response: refilterSchema,
});

/** The records behind one cell of the matrix; leave a reason out for kept. */
export const listRefilterChanges = contract({
  method: "GET",
  path: "/api/refilters/:id/changes",
  role: "viewer",
  params: idParams,
  query: z.object({
    before: z.string().optional(),
    after: z.string().optional(),
    /** `next` of the page before. */
    afterId: idInText.optional(),
  }),
  body: nothing,
  response: z.object({
    changes: z.array(
      z.object({
        recordId: z.int(),
        datasetId: z.int(),
        instruction: z.string(),
        reasonBefore: z.string().nullable(),
        reasonAfter: z.string().nullable(),
        isOutputChanged: z.boolean(),
        detail: z.string().nullable(),
      }),
    ),
    next: z.int().nullable(),
  }),
});

/** Judges every build of a dataset anew; those that cannot be now are told with the reason. */
export const refilterDataset = contract({
  method: "POST",
  path: "/api/datasets/:id/refilters",
  role: "author",
  params: idParams,
  query: nothing,
  body: z.object({ preset: z.string().min(1) }),
  response: z.object({
    started: z.array(z.object({ buildId: z.int(), refilterId: z.int() })),
    refused: z.array(z.object({ buildId: z.int(), reason: z.string() })),
    /** Records without a build: what they were made from is unknown, so they stay as they are. */
    skipped: z.int(),
  }),
});
