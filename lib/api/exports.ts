import { z } from "zod";
import { recordFilterSchema } from "@/lib/datasets/record-filter";
import { exportedFileSchema } from "@/lib/exports/export-manifest";
import { exportStatusSchema } from "@/lib/exports/export-status";
import { exportWishSchema } from "@/lib/exports/export-wish";
import { contract } from "./endpoint-contract";
import { idInText, idParams, moment, nothing } from "./pieces";

export const exportSchema = z.object({
  id: z.int(),
  datasetId: z.int(),
  datasetName: z.string(),
  status: exportStatusSchema,
  format: z.string(),
  /** Null of an older release. */
  wish: exportWishSchema.nullable(),
  filters: z.array(recordFilterSchema),
  /** While it runs; `total` null until the matching are counted. */
  progress: z
    .object({
      phase: z.enum(["counting", "splitting", "writing", "finishing"]),
      records: z.int(),
      total: z.int().nullable(),
    })
    .nullable(),
  files: z.array(exportedFileSchema),
  /** Null until it is done. */
  recordCount: z.int().nullable(),
  bytes: z.int().nullable(),
  sha256: z.string().nullable(),
  failureReason: z.string().nullable(),
  createdBy: z.string(),
  createdAt: moment,
  startedAt: moment.nullable(),
  finishedAt: moment.nullable(),
  /** When its files are removed. */
  expiresAt: moment.nullable(),
});
export type ExportView = z.infer<typeof exportSchema>;

const exportLinkSchema = z.object({
  id: z.int(),
  createdBy: z.string(),
  createdAt: moment,
  expiresAt: moment,
  revokedAt: moment.nullable(),
  openedCount: z.int(),
});

const exportPushSchema = z.object({
  id: z.int(),
  status: z.enum(["queued", "running", "done", "failed"]),
  endpoint: z.string(),
  repo: z.string(),
  isPrivate: z.boolean(),
  /** 0 to 1. */
  progress: z.number(),
  commitUrl: z.string().nullable(),
  failureReason: z.string().nullable(),
  createdBy: z.string(),
  createdAt: moment,
  finishedAt: moment.nullable(),
});
export type ExportPushView = z.infer<typeof exportPushSchema>;

/** The latest first; `next` is to be given as `before` for the page that follows. */
export const listExports = contract({
  method: "GET",
  path: "/api/exports",
  role: "viewer",
  params: nothing,
  query: z.object({
    dataset: idInText.optional(),
    before: idInText.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  body: nothing,
  response: z.object({ exports: z.array(exportSchema), next: z.int().nullable() }),
});

/** A worker writes it; `getExport` tells how far it is. */
export const createExport = contract({
  method: "POST",
  path: "/api/datasets/:id/exports",
  role: "author",
  params: idParams,
  query: nothing,
  body: z.object({ wish: exportWishSchema }),
  response: exportSchema,
});

/**
 * The first lines as they will stand in the file; of Parquet, which has no lines, as JSONL. `bytes` is what the whole
 * would take if all were as these; null for none.
 */
export const previewExport = contract({
  method: "POST",
  path: "/api/datasets/:id/exports/preview",
  role: "viewer",
  params: idParams,
  query: nothing,
  body: z.object({ wish: exportWishSchema }),
  response: z.object({ lines: z.array(z.string()), matching: z.int(), bytes: z.int().nullable() }),
});

export const getExport = contract({
  method: "GET",
  path: "/api/exports/:id",
  role: "viewer",
  params: idParams,
  query: nothing,
  body: nothing,
  response: exportSchema.extend({
    /** Headings, and Markdown under them; empty until it is done. */
    report: z.array(z.object({ title: z.string(), body: z.string() })),
    links: z.array(exportLinkSchema),
    pushes: z.array(exportPushSchema),
  }),
});
export type ExportDetail = z.infer<typeof getExport.response>;

export const cancelExport = contract({
  method: "POST",
  path: "/api/exports/:id/cancel",
  role: "author",
  params: idParams,
  query: nothing,
  body: nothing,
  response: exportSchema,
});

/** `path`: of one of its files; without it the one file, or all as a tar. The same bytes every time. */
const fileQuery = z.object({ path: z.string().max(400).optional() });

export const downloadExport = contract({
  method: "GET",
  path: "/api/exports/:id/file",
  role: "viewer",
  params: idParams,
  query: fileQuery,
  body: nothing,
  response: z.string(),
});

/** The row stays, as history. */
export const deleteExportFiles = contract({
  method: "DELETE",
  path: "/api/exports/:id/file",
  role: "author",
  params: idParams,
  query: nothing,
  body: nothing,
  response: exportSchema,
});

/** The token is told this once. */
export const createExportLink = contract({
  method: "POST",
  path: "/api/exports/:id/links",
  role: "author",
  params: idParams,
  query: nothing,
  body: z.object({ hours: z.int().min(1).max(720) }),
  response: z.object({ link: exportLinkSchema, token: z.string() }),
});

export const revokeExportLink = contract({
  method: "DELETE",
  path: "/api/exports/:id/links/:link",
  role: "author",
  params: idParams.extend({ link: idInText }),
  query: nothing,
  body: nothing,
  response: nothing,
});

/** The files of an export, for whoever has the token. */
export const openExportLink = contract({
  method: "GET",
  path: "/api/export-links/:token",
  role: "anyone",
  params: z.object({ token: z.string().regex(/^[\w-]{43}$/) }),
  query: fileQuery,
  body: nothing,
  response: z.string(),
});

export const pushExport = contract({
  method: "POST",
  path: "/api/exports/:id/push",
  role: "author",
  params: idParams,
  query: nothing,
  body: z.object({
    repo: z
      .string()
      .trim()
      .regex(/^[\w.-]+\/[\w.-]+$/, "a repository is owner/name"),
    endpoint: z.url({ protocol: /^https?$/ }).default("https://huggingface.co"),
    token: z.string().trim().min(1).max(1_000),
    isPrivate: z.boolean().default(true),
  }),
  response: exportPushSchema,
});
