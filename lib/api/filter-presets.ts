import { z } from "zod";
import { refilterMoveSchema } from "@/lib/builds/refilter";
import { presetRulesSchema } from "@/lib/filters/preset-rules";
import { contract } from "./endpoint-contract";
import { moment, nothing } from "./pieces";

/** One version of a preset; what a version does never changes. */
export const presetViewSchema = z.object({
  name: z.string(),
  version: z.int(),
  title: z.string(),
  source: z.string(),
  isBuiltIn: z.boolean(),
  rules: presetRulesSchema,
  note: z.string(),
  /** E.g. "studio version 1". */
  basedOn: z.string().nullable(),
  createdBy: z.string().nullable(),
  createdAt: moment.nullable(),
});
export type PresetView = z.infer<typeof presetViewSchema>;

/** Every version of every preset: built-in ones first, then by name, the newest version first. */
export const listFilterPresets = contract({
  method: "GET",
  path: "/api/filter-presets",
  role: "viewer",
  params: nothing,
  query: nothing,
  body: nothing,
  response: z.object({ presets: z.array(presetViewSchema) }),
});

/** Publishes rules as the next version; `after` is the newest version that the editor has seen, 0 for a new preset. */
export const publishFilterPreset = contract({
  method: "POST",
  path: "/api/filter-presets",
  role: "author",
  params: nothing,
  query: nothing,
  body: z.object({
    name: z.string().trim().min(1).max(60),
    after: z.int().min(0),
    rules: presetRulesSchema.min(1),
    note: z.string().trim().max(2_000).default(""),
    basedOn: z.string().max(200).nullable().default(null),
  }),
  response: presetViewSchema,
});

export const movesSumSchema = z.object({
  keptToDropped: z.int(),
  droppedToKept: z.int(),
  otherReason: z.int(),
});

export const trialChangeSchema = z.object({
  recordId: z.int(),
  change: z.enum(["verdict", "reason", "output", "hits"]),
  reasonBefore: z.string().nullable(),
  reasonAfter: z.string().nullable(),
  detail: z.string().nullable(),
  instruction: z.string(),
  excerpt: z.object({
    text: z.string(),
    place: z.object({ start: z.int(), end: z.int() }).nullable(),
  }),
});
export type TrialChange = z.infer<typeof trialChangeSchema>;

/** What rules would change about a sample of a build's records; stores nothing. */
export const tryFilterPreset = contract({
  method: "POST",
  path: "/api/filter-presets/trial",
  role: "author",
  params: nothing,
  query: nothing,
  body: z.object({
    rules: presetRulesSchema.min(1),
    buildId: z.int().min(1),
    isRandom: z.boolean().default(false),
    limit: z.int().min(1).max(5_000).default(2_000),
  }),
  response: z.object({
    sampled: z.int(),
    moves: z.array(refilterMoveSchema),
    sums: movesSumSchema,
    otherOutput: z.int(),
    changes: z.array(trialChangeSchema),
  }),
});
