import { z } from "zod";
import { samplingSchema } from "@/lib/generation/completion";
import { stepNameSchema } from "@/lib/steps/steps";
import { MAX_SEED } from "./seeds";

/**
 * What a build was made from, frozen at launch. Names stand beside ids so that it can still be read when the
 * constitution has been renamed or the server deleted. It holds no secret.
 */
export const buildManifestSchema = z.strictObject({
  step: stepNameSchema,
  constitution: z.strictObject({
    id: z.int(),
    versionId: z.int(),
    name: z.string().min(1),
    /** The version's number, from 1. */
    number: z.int().min(1),
    /** SHA-256 of the version's canonical text, hexadecimal. */
    contentHash: z.string().min(1),
  }),
  preset: z.strictObject({ name: z.string().min(1), version: z.int().min(1) }),
  sampling: samplingSchema,
  stop: z.array(z.string().min(1)),
  /** The build's seed; each item's own is mixed from it. */
  seed: z.int().min(0).max(MAX_SEED),
  server: z.strictObject({
    id: z.int(),
    name: z.string().min(1),
    baseUrl: z.string().min(1),
    model: z.string().min(1),
    /** What the probe took it for, e.g. `vllm`. */
    kind: z.string().min(1),
    /** Build or version string as the server gave it, null where it gives none. */
    build: z.string().nullable(),
  }),
  seedPrompts: z.strictObject({ count: z.int().min(0), source: z.string() }),
  itemCount: z.int().min(0),
  samplesPerItem: z.literal(1),
  /** ISO 8601, UTC. */
  createdAt: z.iso.datetime(),
});

export type BuildManifest = z.infer<typeof buildManifestSchema>;
