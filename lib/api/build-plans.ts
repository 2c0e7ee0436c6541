import { z } from "zod";
import { buildPlanSchema } from "@/lib/builds/build-plan";
import { buildManifestSchema } from "@/lib/builds/manifest";
import { probeReportSchema } from "@/lib/builds/probe-report";
import { ruleHitSchema, verdictSchema } from "@/lib/datasets/record";
import { startBuildBody } from "./builds";
import { contract } from "./endpoint-contract";
import { idInText, idParams, moment, nothing } from "./pieces";

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
