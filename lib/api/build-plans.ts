import { z } from "zod";
import { buildPlanSchema } from "@/lib/builds/build-plan";
import { buildManifestSchema } from "@/lib/builds/manifest";
import { probeReportSchema } from "@/lib/builds/probe-report";
import { ruleHitSchema, verdictSchema } from "@/lib/datasets/record";
import { startBuildBody } from "./builds";
import { contract } from "./endpoint-contract";
import { idInText, idParams, moment, nothing } from "./pieces";
import { readPieceSchema } from "./read-piece";

/** What a build would be: its size, its first prompts, its tokens, and what to mind. Starts nothing. */
export const planBuild = contract({
  method: "POST",
  path: "/api/build-plans",
  role: "author",
  params: nothing,
  query: nothing,
  /** `probeId`: a dry run whose completions tell how long one is. */
  body: startBuildBody.extend({ probeId: idInText.optional() }),
  response: buildPlanSchema,
});

/** A dry run of some items of a planned build; nothing of it becomes a record. */
export const buildProbeSchema = z.object({
  id: z.int(),
  status: z.enum(["running", "done", "stopped"]),
  createdBy: z.string(),
  createdAt: moment,
  /** What the build would be that it was run for. */
  manifest: buildManifestSchema,
  report: probeReportSchema,
});
export type BuildProbe = z.infer<typeof buildProbeSchema>;

export const startBuildProbe = contract({
  method: "POST",
  path: "/api/build-probes",
  role: "author",
  params: nothing,
  query: nothing,
  body: startBuildBody,
  response: buildProbeSchema,
});

export const getBuildProbe = contract({
  method: "GET",
  path: "/api/build-probes/:id",
  role: "viewer",
  params: idParams,
  query: nothing,
  body: nothing,
  response: buildProbeSchema,
});

/** Stops it; what was answered stays. */
export const stopBuildProbe = contract({
  method: "POST",
  path: "/api/build-probes/:id/stop",
  role: "author",
  params: idParams,
  query: nothing,
  body: nothing,
  response: buildProbeSchema,
});

export const probeAnswerSchema = z.object({
  /** Its number in the planned build. */
  item: z.int(),
  instruction: z.string(),
  input: z.string(),
  status: z.enum(["waiting", "completed", "failed", "stopped"]),
  verdict: verdictSchema.nullable(),
  reason: z.string().nullable(),
  hits: z.array(ruleHitSchema),
  failureKind: z.string().nullable(),
  failureMessage: z.string().nullable(),
  thoughts: z.string(),
  reply: z.string(),
  rawText: z.string(),
  promptTokens: z.int().nullable(),
  completionTokens: z.int().nullable(),
  /** Of a step that invents: what was read in it. */
  pieces: z.array(readPieceSchema).optional(),
});
export type ProbeAnswer = z.infer<typeof probeAnswerSchema>;

/** The texts behind a figure of a probe's report. */
export const listProbeAnswers = contract({
  method: "GET",
  path: "/api/build-probes/:id/answers",
  role: "viewer",
  params: idParams,
  query: z.object({
    verdict: verdictSchema.optional(),
    reason: z.string().optional(),
    failureKind: z.string().optional(),
  }),
  body: nothing,
  response: z.object({ answers: z.array(probeAnswerSchema) }),
});

/** The file that starts a build again, also in another studio (lib/builds/manifest-file.ts). */
export const downloadManifest = contract({
  method: "GET",
  path: "/api/builds/:id/manifest",
  role: "viewer",
  params: idParams,
  query: nothing,
  body: nothing,
  response: z.string(),
});

const manifestBody = z.object({
  /** The file's text. */
  text: z.string().min(1),
  /** Who answers instead of the servers it names; none: those of the same names. */
  serverIds: z.array(idInText).max(20).default([]),
});

export const manifestCheckSchema = z.object({
  name: z.string(),
  manifest: buildManifestSchema,
  itemCount: z.int(),
  generations: z.int(),
  /** Null of a step that needs none. */
  constitution: z
    .object({
      name: z.string(),
      /** `present`: the studio has it; else it is brought in when the build starts. */
      state: z.enum(["present", "new_version", "new"]),
      number: z.int().nullable(),
    })
    .nullable(),
  /** Who would answer; empty where one must be chosen first. */
  servers: z.array(z.object({ id: z.int(), name: z.string() })),
  /** What is not as it was for the build of the manifest, in sentences. */
  differences: z.array(z.string()),
});
export type ManifestCheck = z.infer<typeof manifestCheckSchema>;

/** What starting a build from a manifest file would come to; changes nothing. */
export const checkManifest = contract({
  method: "POST",
  path: "/api/build-manifests",
  role: "author",
  params: nothing,
  query: nothing,
  body: manifestBody,
  response: manifestCheckSchema,
});

export const startFromManifest = contract({
  method: "POST",
  path: "/api/builds/from-manifest",
  role: "author",
  params: nothing,
  query: nothing,
  body: manifestBody.extend({ name: z.string().trim().max(120).optional() }),
  response: z.object({ id: z.int(), differences: z.array(z.string()) }),
});
