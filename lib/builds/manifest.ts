import { z } from "zod";
import { presetRulesSchema } from "@/lib/filters/preset-rules";
import { samplingSchema } from "@/lib/generation/completion";
import { stepNameSchema } from "@/lib/steps/steps";
import { frozenTemplateSchema } from "@/lib/templates/template";
import { MAX_SEED } from "./seeds";
import { NO_STOP_RULES, stopRulesSchema } from "./stop-rules";

/** A server as it was when it began to serve a build; it holds no secret. */
export const serverIdentitySchema = z.strictObject({
  id: z.int(),
  name: z.string().min(1),
  baseUrl: z.string().min(1),
  model: z.string().min(1),
  /** What the probe took it for, e.g. `vllm`. */
  kind: z.string().min(1),
  /** Build or version string as the server gave it, null where it gives none. */
  build: z.string().nullable(),
});
export type ServerIdentity = z.infer<typeof serverIdentitySchema>;

/** A preset with its rules, so that what it does can be made from it again; without them, of an older release. */
export const frozenPresetSchema = z.strictObject({
  name: z.string().min(1),
  version: z.int().min(1),
  rules: presetRulesSchema.default([]),
});
export type FrozenPreset = z.infer<typeof frozenPresetSchema>;

/**
 * What a build was made from, frozen at launch. Names stand beside ids so that it can still be read when the
 * constitution has been renamed or the server deleted. It holds no secret.
 */
export const buildManifestSchema = z.strictObject({
  step: stepNameSchema,
  /** Null of a step that needs none. */
  constitution: z
    .strictObject({
      id: z.int(),
      versionId: z.int(),
      name: z.string().min(1),
      /** The version's number, from 1. */
      number: z.int().min(1),
      /** SHA-256 of the version's canonical text, hexadecimal. */
      contentHash: z.string().min(1),
    })
    .nullable(),
  /** The texts that the step's prompts are made with, one a role. */
  templates: z.array(frozenTemplateSchema).default([]),
  /** The step's own, whole: nothing is left to a default that may change. */
  settings: z.record(z.string(), z.unknown()).default({}),
  /** How many accepted ones end a build whose step invents; null: all that it asks is read. */
  target: z.int().min(1).nullable().default(null),
  /** The dataset whose records are asked, null where seed prompts are. */
  source: z.strictObject({ datasetId: z.int(), name: z.string() }).nullable().default(null),
  /** Datasets that what is invented must be new against too. */
  earlier: z.array(z.strictObject({ datasetId: z.int(), name: z.string() })).default([]),
  preset: frozenPresetSchema,
  sampling: samplingSchema,
  stop: z.array(z.string().min(1)),
  /** The build's seed; each item's own is mixed from it. */
  seed: z.int().min(0).max(MAX_SEED),
  /** The first of its servers; one that joins later is kept beside the build. */
  server: serverIdentitySchema,
  /** Others that served it from the start. */
  moreServers: z.array(serverIdentitySchema).default([]),
  seedPrompts: z.strictObject({
    count: z.int().min(0),
    source: z.string(),
    /** SHA-256 of the items as they were frozen, hexadecimal; "" of an older release. */
    itemsHash: z.string().default(""),
  }),
  /** As launched; an extended build has more, and one whose step invents asks more as it goes. */
  itemCount: z.int().min(0),
  samplesPerItem: z.int().min(1).max(64),
  stopRules: stopRulesSchema.default(NO_STOP_RULES),
  /** The build whose settings it began with, null where it began with none. */
  clonedFrom: z.int().min(1).nullable().default(null),
  /** ISO 8601, UTC. */
  createdAt: z.iso.datetime(),
});

export type BuildManifest = z.infer<typeof buildManifestSchema>;
/** As it is written down: what has a default may be left out. */
export type BuildManifestInput = z.input<typeof buildManifestSchema>;
