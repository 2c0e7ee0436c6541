import { z } from "zod";

/** What kind of server answers; `sample` is the studio's own scripted one. */
export const serverKindSchema = z.enum([
  "vllm",
  "sglang",
  "tgi",
  "ollama",
  "llamacpp",
  "sample",
  "openai-compatible",
]);
export type ServerKind = z.infer<typeof serverKindSchema>;

/** One line of the plain table a person reads: what was tried and what came of it. */
export const probeCheckSchema = z.object({ name: z.string(), ok: z.boolean(), detail: z.string() });
export type ProbeCheck = z.infer<typeof probeCheckSchema>;

/** What one completion of a single token showed. `problem` is a sentence, null where it worked. */
export const completionsProbeSchema = z.object({
  isWorking: z.boolean(),
  isStreaming: z.boolean(),
  /** Whether token counts came with the stream. */
  hasUsage: z.boolean(),
  firstTokenMs: z.number().nullable(),
  problem: z.string().nullable(),
});

/**
 * What a server is found to be and to do. Null means the server does not say. `diagnosis` is what a person needs
 * to cure an address or a key that does not work.
 */
export const serverProbeSchema = z.discriminatedUnion("reachable", [
  z.object({
    reachable: z.literal(false),
    baseUrl: z.string(),
    diagnosis: z.string(),
    checks: z.array(probeCheckSchema),
  }),
  z.object({
    reachable: z.literal(true),
    baseUrl: z.string(),
    kind: serverKindSchema,
    /** The server's own build or version string. */
    build: z.string().nullable(),
    models: z.array(z.string()),
    /** The model the other findings hold for. */
    model: z.string().nullable(),
    /** Tokens of prompt and completion together in one request. */
    windowTokens: z.int().nullable(),
    /** Requests it computes at once. */
    slots: z.int().nullable(),
    canTokenize: z.boolean(),
    completions: completionsProbeSchema,
    checks: z.array(probeCheckSchema),
  }),
]);
export type ServerProbe = z.infer<typeof serverProbeSchema>;
