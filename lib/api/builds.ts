import { z } from "zod";
import { buildStatusSchema } from "@/lib/builds/build-status";
import { buildManifestSchema } from "@/lib/builds/manifest";
import { buildCountsSchema } from "@/lib/builds/progress";
import { recordSummarySchema } from "@/lib/datasets/record";
import { samplingSchema } from "@/lib/generation/completion";
import { contract } from "./endpoint-contract";
import { idInText, idParams, moment, nothing } from "./pieces";

/** Settled items are kept + dropped + failed; the rest is still to do. */
const settledCountsSchema = buildCountsSchema.pick({ total: true, kept: true, dropped: true, failed: true });

export const buildSummarySchema = z.object({
  id: z.int(),
  name: z.string(),
  status: buildStatusSchema,
  step: z.string(),
  counts: settledCountsSchema,
  datasetId: z.int(),
  datasetName: z.string(),
  constitutionName: z.string(),
  constitutionVersion: z.int(),
  serverId: z.int().nullable(),
  serverName: z.string(),
  waitingReason: z.string().nullable(),
  waitingSince: moment.nullable(),
  failureReason: z.string().nullable(),
  createdBy: z.string(),
  createdAt: moment,
  startedAt: moment.nullable(),
  finishedAt: moment.nullable(),
  /** Records that landed in the last ten seconds, divided by ten. */
  ratePerSecond: z.number(),
  secondsLeft: z.number().nullable(),
});

export const buildViewSchema = buildSummarySchema.extend({
  manifest: buildManifestSchema,
  /** Drops by the rule that dropped, most first. */
  dropsByReason: z.array(z.object({ reason: z.string(), count: z.int() })),
  /** Items that gave up, by the kind of their last failure. */
  failuresByKind: z.array(z.object({ kind: z.string(), count: z.int() })),
  /** Failed attempts so far that a later attempt may still make good. */
  itemsRetrying: z.int(),
  tokensIn: z.int(),
  tokensOut: z.int(),
  cachedTokens: z.int(),
  averageRatePerSecond: z.number(),
  latest: z.array(recordSummarySchema),
  events: z.array(z.object({ id: z.int(), at: moment, actor: z.string(), message: z.string() })),
  /** Worker processes seen in the last fifteen seconds. */
  workersAlive: z.int(),
});
export type BuildSummary = z.infer<typeof buildSummarySchema>;
export type BuildView = z.infer<typeof buildViewSchema>;

export const listBuilds = contract({
  method: "GET",
  path: "/api/builds",
  role: "viewer",
  params: nothing,
  query: nothing,
  body: nothing,
  response: z.object({ builds: z.array(buildSummarySchema), workersAlive: z.int() }),
});

export const startBuildBody = z.object({
  name: z.string().trim().max(120).default(""),
  constitutionId: idInText,
  version: z.int().min(1),
  serverId: idInText,
  sampling: samplingSchema,
  seed: z.int().min(0).max(2_147_483_647),
  preset: z.string().default("dromedary-v1"),
  seedSetId: idInText,
  /** Absent: all of the set. */
  seedPromptIds: z.array(z.int()).min(1).optional(),
});

export const startBuild = contract({
  method: "POST",
  path: "/api/builds",
  role: "author",
  params: nothing,
  query: nothing,
  body: startBuildBody,
  response: z.object({ id: z.int() }),
});

export const getBuild = contract({
  method: "GET",
  path: "/api/builds/:id",
  role: "viewer",
  params: idParams,
  query: nothing,
  body: nothing,
  response: buildViewSchema,
});

/** Stops what is in flight and keeps what is done. */
export const cancelBuild = contract({
  method: "POST",
  path: "/api/builds/:id/cancel",
  role: "author",
  params: idParams,
  query: nothing,
  body: nothing,
  response: buildViewSchema,
});

export const listBuildFailures = contract({
  method: "GET",
  path: "/api/builds/:id/failures",
  role: "viewer",
  params: idParams,
  query: z.object({ after: z.coerce.number().int().default(-1) }),
  body: nothing,
  response: z.object({
    failures: z.array(
      z.object({
        item: z.int(),
        origin: z.string(),
        instruction: z.string(),
        attempts: z.int(),
        kind: z.string(),
        message: z.string(),
        gaveUpAt: moment,
      }),
    ),
    /** Pass as `after` for the next page; null at the end. */
    next: z.int().nullable(),
  }),
});
