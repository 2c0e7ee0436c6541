import { z } from "zod";
import { buildStatusSchema } from "@/lib/builds/build-status";
import { buildManifestSchema, frozenPresetSchema } from "@/lib/builds/manifest";
import { buildCountsSchema } from "@/lib/builds/progress";
import { stopRulesSchema } from "@/lib/builds/stop-rules";
import { recordSummarySchema } from "@/lib/datasets/record";
import { samplingSchema } from "@/lib/generation/completion";
import { stepNameSchema } from "@/lib/steps/steps";
import { templateRoleSchema } from "@/lib/templates/template";
import { contract } from "./endpoint-contract";
import { idInText, idParams, moment, nothing } from "./pieces";

/** Settled items are kept + dropped + failed; the rest is still to do. */
const settledCountsSchema = buildCountsSchema.pick({ total: true, kept: true, dropped: true, failed: true });

export const buildSummarySchema = z.object({
  id: z.int(),
  name: z.string(),
  status: buildStatusSchema,
  step: z.string(),
  totalItems: z.int(),
  samplesPerItem: z.int(),
  counts: settledCountsSchema,
  datasetId: z.int(),
  datasetName: z.string(),
  /** Null of a step that needs none. */
  constitutionName: z.string().nullable(),
  constitutionVersion: z.int().nullable(),
  /** How many accepted ones end a build whose step invents; null where all that it asks ends it. */
  target: z.int().nullable(),
  serverId: z.int().nullable(),
  serverName: z.string(),
  waitingReason: z.string().nullable(),
  waitingSince: moment.nullable(),
  /** Why it paused by itself; null where a person paused it, or it is not paused. */
  pauseReason: z.string().nullable(),
  failureReason: z.string().nullable(),
  createdBy: z.string(),
  createdAt: moment,
  startedAt: moment.nullable(),
  finishedAt: moment.nullable(),
  /** For how long it ran, without its pauses. */
  ranMs: z.number(),
  /** Of the last ten to twenty seconds. */
  ratePerSecond: z.number(),
  secondsLeft: z.number().nullable(),
});

/** A server of a build and what goes on there at the moment. */
export const buildServerSchema = z.object({
  id: z.int(),
  name: z.string(),
  isDraining: z.boolean(),
  /** Whether its entry was removed from the studio. */
  isRemoved: z.boolean(),
  /** Requests that may be in flight there in all; null where it was never used. */
  limitNow: z.number().nullable(),
  /** The highest that the limit may become, set by a person; null where it was removed. */
  ceiling: z.int().nullable(),
  inFlight: z.int(),
  inFlightOfBuild: z.int(),
  /** Why nothing is sent there, e.g. that it refuses connections; null while it answers. */
  closedReason: z.string().nullable(),
});

export const buildViewSchema = buildSummarySchema.extend({
  manifest: buildManifestSchema,
  /** The preset that judges its records now: the manifest’s, until a re-filter puts another in its place. */
  currentPreset: frozenPresetSchema,
  stopRules: stopRulesSchema,
  servers: z.array(buildServerSchema),
  /** Of this build, at all servers. */
  inFlight: z.int(),
  /** Drops by the rule that dropped, most first. */
  dropsByReason: z.array(z.object({ reason: z.string(), count: z.int() })),
  /** Generations that gave up, by the kind of their last failure. */
  failuresByKind: z.array(z.object({ kind: z.string(), count: z.int() })),
  /** Failed attempts that counted, by kind, with how many generations gave up for it; the others recovered or retry. */
  attemptsByKind: z.array(z.object({ kind: z.string(), attempts: z.int(), gaveUp: z.int() })),
  /** Generations with a failed attempt that a later one may still make good. */
  itemsRetrying: z.int(),
  tokensIn: z.int(),
  tokensOut: z.int(),
  cachedTokens: z.int(),
  /** Of the last ten to twenty seconds. */
  tokensOutPerSecond: z.number(),
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
  step: stepNameSchema.default("self-align"),
  /** Of a step that needs one, with its version. */
  constitutionId: idInText.optional(),
  version: z.int().min(1).optional(),
  /** By role; those left out are the studio’s first of their role, in its newest version. */
  templates: z
    .array(z.object({ role: templateRoleSchema, templateId: idInText, version: z.int().min(1).optional() }))
    .default([]),
  /** The step’s own; what is left out becomes its default. */
  settings: z.record(z.string(), z.unknown()).default({}),
  /** Of a step that invents: how many accepted ones end it. */
  target: z.int().min(1).max(1_000_000).optional(),
  /** Datasets that what is invented must be new against too. */
  earlierDatasetIds: z.array(idInText).default([]),
  serverId: idInText,
  sampling: samplingSchema,
  seed: z.int().min(0).max(2_147_483_647),
  /** A filter preset’s name, or `name@version`; absent: the step’s own. */
  preset: z.string().optional(),
  samplesPerItem: z.int().min(1).max(64).default(1),
  stopRules: stopRulesSchema.optional(),
  /** Servers that share the work with the first one. */
  moreServerIds: z.array(idInText).default([]),
  /**
   * What is asked: the seed prompts of a set, the items of a build as they were frozen, or the kept records of a
   * dataset; one of the three. A step that invents begins with a seed set, and asks about a dataset of topics.
   */
  seedSetId: idInText.optional(),
  /** Absent: all of the set. */
  seedPromptIds: z.array(z.int()).min(1).optional(),
  itemsOfBuildId: idInText.optional(),
  datasetId: idInText.optional(),
  /** At most so many records of the dataset. */
  limit: z.int().min(1).optional(),
  /** The build whose settings this one began with. */
  clonedFrom: idInText.optional(),
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

/** Takes nothing new; what is in flight finishes, or is dropped and asked again later. */
export const pauseBuild = contract({
  method: "POST",
  path: "/api/builds/:id/pause",
  role: "author",
  params: idParams,
  query: nothing,
  body: z.object({ isDropping: z.boolean().default(false) }),
  response: buildViewSchema,
});

/** Goes on where it stood, also after it failed or was cancelled. */
export const resumeBuild = contract({
  method: "POST",
  path: "/api/builds/:id/resume",
  role: "author",
  params: idParams,
  query: nothing,
  body: nothing,
  response: buildViewSchema,
});

/** More items after those there are, or more samples of each. */
export const extendBuild = contract({
  method: "POST",
  path: "/api/builds/:id/extend",
  role: "author",
  params: idParams,
  query: nothing,
  body: z.object({
    /** Seed prompts to add as items, also such as it has already. */
    seedSetId: idInText.optional(),
    /** Absent: all of the set. */
    seedPromptIds: z.array(z.int()).min(1).optional(),
    /** The new number in all. */
    samplesPerItem: z.int().min(1).max(64).optional(),
    /** Of a step that invents, and alone: the new number of accepted ones that end it. */
    target: z.int().min(1).max(1_000_000).optional(),
  }),
  response: buildViewSchema,
});

/** Gives what gave up its attempts back: all failures, those of some kinds, or some generations. */
export const retryFailures = contract({
  method: "POST",
  path: "/api/builds/:id/retry",
  role: "author",
  params: idParams,
  query: nothing,
  body: z.object({
    kinds: z.array(z.string()).min(1).optional(),
    generations: z
      .array(z.object({ item: z.int().min(0), sample: z.int().min(0) }))
      .min(1)
      .max(10_000)
      .optional(),
  }),
  response: z.object({ retried: z.int(), build: buildViewSchema }),
});

/** What may be changed while it runs. */
export const changeBuild = contract({
  method: "PATCH",
  path: "/api/builds/:id",
  role: "author",
  params: idParams,
  query: nothing,
  body: z.object({
    name: z.string().trim().min(1).max(120).optional(),
    stopRules: stopRulesSchema.optional(),
  }),
  response: buildViewSchema,
});

/** Lets another server serve the build too. */
export const addBuildServer = contract({
  method: "POST",
  path: "/api/builds/:id/servers",
  role: "author",
  params: idParams,
  query: nothing,
  body: z.object({ serverId: idInText }),
  response: buildViewSchema,
});

/** Drains a server (it finishes what it has and gets nothing new), or lets it serve again. */
export const changeBuildServer = contract({
  method: "PATCH",
  path: "/api/builds/:id/servers/:serverId",
  role: "author",
  params: idParams.extend({ serverId: idInText }),
  query: nothing,
  body: z.object({ isDraining: z.boolean() }),
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
  query: z.object({
    /** `next` of the page before. */
    after: z
      .string()
      .regex(/^\d+\.\d+$/)
      .optional(),
    kind: z.string().optional(),
  }),
  body: nothing,
  response: z.object({
    failures: z.array(
      z.object({
        item: z.int(),
        sample: z.int(),
        origin: z.string(),
        instruction: z.string(),
        attempts: z.int(),
        kind: z.string(),
        message: z.string(),
        /** What had arrived when the last attempt failed. */
        partialText: z.string(),
        gaveUpAt: moment,
      }),
    ),
    /** Pass as `after` for the next page; null at the end. */
    next: z.string().nullable(),
  }),
});
