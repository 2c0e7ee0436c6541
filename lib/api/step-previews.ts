import { z } from "zod";
import { failureKindSchema } from "@/lib/generation/completion";
import { stepRequestSchema } from "@/lib/steps/step-request-schema";
import { stepSetupSchema } from "@/lib/steps/step-setup-schema";
import { startBuildBody } from "./builds";
import { contract } from "./endpoint-contract";
import { nothing } from "./pieces";
import { figuresSchema, verdictSchema, warningSchema } from "./preview";
import { readPieceSchema } from "./read-piece";

/** One line of the answer. The browser reads the text with the step's own parser as it grows. */
export const stepPreviewEventSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("started"),
    item: z.int(),
    origin: z.string(),
    request: stepRequestSchema,
    /** Byte for byte, as it is sent. */
    prompt: z.string(),
    stop: z.array(z.string()),
    seed: z.int(),
    server: z.string(),
    model: z.string(),
    setup: stepSetupSchema,
    preset: z.object({ name: z.string(), version: z.int() }),
    /** The first items of the plan, of which one may be chosen. */
    items: z.array(
      z.object({ item: z.int(), origin: z.string(), instruction: z.string(), input: z.string() }),
    ),
  }),
  z.object({ kind: z.literal("delta"), text: z.string() }),
  z.object({
    kind: z.literal("completed"),
    text: z.string(),
    finishReason: z.enum(["stop", "length", "other"]),
    figures: figuresSchema,
    verdict: verdictSchema,
    warnings: z.array(warningSchema),
    /** Of a step that invents: what was read in it; null of another. */
    pieces: z.array(readPieceSchema).nullable(),
  }),
  z.object({
    kind: z.literal("failed"),
    failureKind: failureKindSchema,
    message: z.string(),
    /** What had come until then. */
    text: z.string(),
    figures: figuresSchema,
  }),
]);
export type StepPreviewEvent = z.infer<typeof stepPreviewEventSchema>;

/**
 * Asks one item of a planned build and streams what comes, one event a line (NDJSON). Nothing is stored. Closing the
 * connection stops the server too.
 */
export const previewStep = contract({
  method: "POST",
  path: "/api/step-previews",
  role: "author",
  params: nothing,
  query: nothing,
  body: startBuildBody.extend({
    /** Which item of the plan, from 0, of the first ones. */
    item: z.int().min(0).default(0),
    /** Which sample of it: each has a seed of its own, the one it has in the build. */
    sample: z.int().min(0).max(1_000_000).default(0),
    /** In the place of what the item asks. */
    request: z.object({ instruction: z.string().max(100_000), input: z.string().max(100_000) }).optional(),
  }),
  response: stepPreviewEventSchema,
});
