import { z } from "zod";
import { constitutionSchema } from "@/lib/constitutions/constitution";
import { failureKindSchema, samplingSchema } from "@/lib/generation/completion";
import { contract } from "./endpoint-contract";
import { idInText, nothing } from "./pieces";

/** One line of a preview's answer. The browser parses the text with the step's own parser as it grows. */
export const previewEventSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("started"),
    /** The exact prompt, stop strings and seed that are sent. */
    prompt: z.string(),
    stop: z.array(z.string()),
    seed: z.int(),
    server: z.string(),
    model: z.string(),
    constitution: constitutionSchema,
  }),
  z.object({ kind: z.literal("delta"), text: z.string() }),
  z.object({
    kind: z.literal("completed"),
    text: z.string(),
    finishReason: z.enum(["stop", "length", "other"]),
    promptTokens: z.int().nullable(),
    completionTokens: z.int().nullable(),
    cachedTokens: z.int().nullable(),
    firstTokenMs: z.number().nullable(),
    totalMs: z.number(),
    /** What the build's filter preset would say. */
    verdict: z.enum(["kept", "dropped"]),
    reason: z.string().nullable(),
    hits: z.array(z.object({ rule: z.string(), effect: z.enum(["dropped", "mended"]), detail: z.string() })),
  }),
  z.object({ kind: z.literal("failed"), failureKind: failureKindSchema, message: z.string() }),
]);
export type PreviewEvent = z.infer<typeof previewEventSchema>;

/** Streams one PreviewEvent a line (NDJSON). Closing the connection stops the server too. */
export const runPreview = contract({
  method: "POST",
  path: "/api/preview",
  role: "author",
  params: nothing,
  query: nothing,
  body: z.object({
    constitutionId: idInText,
    /** A published version's number, or the draft. */
    version: z.union([z.int().min(1), z.literal("draft")]),
    serverId: idInText,
    sampling: samplingSchema,
    seed: z.int().min(0).max(2_147_483_647),
    instruction: z.string().min(1).max(100_000),
    input: z.string().max(100_000).default(""),
  }),
  response: previewEventSchema,
});
