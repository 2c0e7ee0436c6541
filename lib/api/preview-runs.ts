import { z } from "zod";
import { DEFAULT_PRESET } from "@/lib/filters/presets";
import { failureKindSchema } from "@/lib/generation/completion";
import { columnSchema, MAX_COLUMNS } from "@/lib/previews/column";
import { contract } from "./endpoint-contract";
import { idInText, idParams, moment, nothing } from "./pieces";
import { figuresSchema, startedColumnSchema, tokenSchema, verdictSchema, warningSchema } from "./preview";

/** `request`: one request, live. `probe_set`: the board, run by the worker. */
export const previewKindSchema = z.enum(["request", "probe_set"]);
export const previewStatusSchema = z.enum(["running", "done", "stopped"]);

export const previewRunSummarySchema = z.object({
  id: z.int(),
  kind: previewKindSchema,
  status: previewStatusSchema,
  /** The request, or the name of the probe set. */
  title: z.string(),
  /** "Heron version 7", one a column. */
  columnLabels: z.array(z.string()),
  samples: z.int(),
  completionCount: z.int(),
  doneCount: z.int(),
  keptCount: z.int(),
  failedCount: z.int(),
  createdBy: z.string(),
  createdAt: moment,
});
export type PreviewRunSummary = z.infer<typeof previewRunSummarySchema>;

/** One answer of a run: of column `column` to probe `probe`, sample `sample`, all counted from 0. */
export const previewCompletionSchema = z.object({
  id: z.int(),
  column: z.int(),
  probe: z.int(),
  sample: z.int(),
  status: z.enum(["waiting", "completed", "failed", "stopped"]),
  seed: z.int(),
  rawText: z.string(),
  thoughts: z.string(),
  reply: z.string(),
  /** Numbers of the principles its thoughts cite, in order. */
  cited: z.array(z.int()),
  /** Null until completed. */
  verdict: verdictSchema.nullable(),
  finishReason: z.enum(["stop", "length", "other"]).nullable(),
  figures: figuresSchema.nullable(),
  failureKind: failureKindSchema.nullable(),
  failureMessage: z.string().nullable(),
  warnings: z.array(warningSchema),
});
export type PreviewCompletion = z.infer<typeof previewCompletionSchema>;

export const previewRunSchema = previewRunSummarySchema.extend({
  preset: z.string(),
  probeSetId: z.int().nullable(),
  /** One request for kind `request`, those of the probe set as they were then otherwise. */
  probes: z.array(z.object({ instruction: z.string(), input: z.string() })),
  columns: z.array(startedColumnSchema),
  completions: z.array(previewCompletionSchema),
});
export type PreviewRun = z.infer<typeof previewRunSchema>;

/** Newest first; `q` is looked for in requests, replies and thoughts. `before`: ids below this one. */
export const listPreviewRuns = contract({
  method: "GET",
  path: "/api/preview-runs",
  role: "viewer",
  params: nothing,
  query: z.object({
    q: z.string().max(200).default(""),
    kind: previewKindSchema.optional(),
    /** Only the boards of this probe set. */
    probeSetId: idInText.optional(),
    before: idInText.optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  body: nothing,
  response: z.object({ runs: z.array(previewRunSummarySchema), nextBefore: z.int().nullable() }),
});

export const getPreviewRun = contract({
  method: "GET",
  path: "/api/preview-runs/:id",
  role: "viewer",
  params: idParams,
  query: nothing,
  body: nothing,
  response: previewRunSchema,
});

/** Runs a probe set down all columns in the worker; ask `getPreviewRun` how far it is. */
export const startBoard = contract({
  method: "POST",
  path: "/api/preview-runs",
  role: "author",
  params: nothing,
  query: nothing,
  body: z.object({
    probeSetId: z.int().min(1),
    columns: z.array(columnSchema).min(1).max(MAX_COLUMNS),
    samples: z.int().min(1).max(16).default(1),
    preset: z.string().default(DEFAULT_PRESET),
  }),
  response: previewRunSummarySchema,
});

/** Stops a board; what is done stays. A live run is stopped by closing its stream. */
export const stopBoard = contract({
  method: "POST",
  path: "/api/preview-runs/:id/stop",
  role: "author",
  params: idParams,
  query: nothing,
  body: nothing,
  response: previewRunSummarySchema,
});

/** The exact bytes of one answer: what was sent and what came. */
export const getPreviewCompletion = contract({
  method: "GET",
  path: "/api/preview-completions/:id",
  role: "viewer",
  params: idParams,
  query: nothing,
  body: nothing,
  response: previewCompletionSchema.extend({
    prompt: z.string(),
    stop: z.array(z.string()),
    tokens: z.array(tokenSchema).nullable(),
    /** A shell command that sends the same bytes; the key stands as `$API_KEY`. Null where the server is gone. */
    curl: z.string().nullable(),
  }),
});
