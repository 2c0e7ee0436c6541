import { z } from "zod";
import { recordFilterSchema } from "@/lib/datasets/record-filter";
import { contract } from "./endpoint-contract";
import { idParams, moment, nothing } from "./pieces";

export const exportSchema = z.object({
  id: z.int(),
  datasetId: z.int(),
  datasetName: z.string(),
  format: z.string(),
  filters: z.array(recordFilterSchema),
  /** Null until the file has been written to its end once. */
  recordCount: z.int().nullable(),
  bytes: z.int().nullable(),
  sha256: z.string().nullable(),
  createdBy: z.string(),
  createdAt: moment,
  finishedAt: moment.nullable(),
});
export type ExportView = z.infer<typeof exportSchema>;

export const listExports = contract({
  method: "GET",
  path: "/api/exports",
  role: "viewer",
  params: nothing,
  query: nothing,
  body: nothing,
  response: z.object({ exports: z.array(exportSchema) }),
});

export const createExport = contract({
  method: "POST",
  path: "/api/datasets/:id/exports",
  role: "author",
  params: idParams,
  query: nothing,
  body: z.object({ format: z.enum(["jsonl"]), filters: z.array(recordFilterSchema) }),
  response: exportSchema,
});

/** The first lines as they will stand in the file. */
export const previewExport = contract({
  method: "POST",
  path: "/api/datasets/:id/exports/preview",
  role: "viewer",
  params: idParams,
  query: nothing,
  body: z.object({ format: z.enum(["jsonl"]), filters: z.array(recordFilterSchema) }),
  response: z.object({ lines: z.array(z.string()), matching: z.int() }),
});

/** Streams the file; the first time to its end settles count, bytes and checksum. */
export const downloadExport = contract({
  method: "GET",
  path: "/api/exports/:id/file",
  role: "viewer",
  params: idParams,
  query: nothing,
  body: nothing,
  response: z.string(),
});
