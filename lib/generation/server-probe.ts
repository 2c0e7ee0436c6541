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

/** What a kind of server is called. */
export const SERVER_TITLES: Record<ServerKind, string> = {
  vllm: "vLLM",
  sglang: "SGLang",
  tgi: "Text Generation Inference",
  ollama: "Ollama",
  llamacpp: "llama.cpp",
  sample: "sample server",
  "openai-compatible": "OpenAI-compatible",
};

/** One line of the plain table a person reads: what was tried, what came of it, and what that means for them. */
export const probeCheckSchema = z.object({
  name: z.string(),
  /** Null: it was not tested, or nothing is lost without it. */
  ok: z.boolean().nullable(),
  detail: z.string(),
  /** "" where the probe is of a release that did not say. */
  meaning: z.string().default(""),
});
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
 * A prompt as long as the window is said to be, compared with what the server says it read. `whole`: all of it;
 * `cut`: less, without a word; `refused`: none, with an error; `skipped`: not tested. `detail` is a sentence.
 */
export const windowProbeSchema = z.object({
  outcome: z.enum(["whole", "cut", "refused", "skipped"]),
  /** What the server says its window is, in tokens. */
  claimedTokens: z.int().nullable(),
  sentTokens: z.int().nullable(),
  readTokens: z.int().nullable(),
  detail: z.string(),
});
export type WindowProbe = z.infer<typeof windowProbeSchema>;

/** Findings that earlier releases did not look for: a probe that they stored reads as null, not known. */
const laterFindings = {
  /** The fields of a completion request that the server's own `/openapi.json` lists. */
  requestFields: z.array(z.string()).nullable().default(null),
  /** `prefix` of its figures at `/metrics`, and the name of the one that counts waiting requests. */
  metrics: z.object({ prefix: z.string(), queueGauge: z.string().nullable() }).nullable().default(null),
  hasBatchApi: z.boolean().nullable().default(null),
  hasChat: z.boolean().nullable().default(null),
  /** In which shape probabilities come; null also where none come. */
  logprobs: z.enum(["legacy", "content"]).nullable().default(null),
  /** Whether one seed gives one text at temperature 1; null also where every seed gives the same. */
  seed: z.enum(["reproducible", "differs"]).nullable().default(null),
  /** On the chunk that ends the text, or on one of its own. */
  usageIn: z.enum(["last_chunk", "extra_chunk", "never"]).nullable().default(null),
  /** How many tokens the tokenizer puts before a prompt. */
  bosTokens: z.int().nullable().default(null),
  windowProbe: windowProbeSchema.nullable().default(null),
};

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
    /** Tokens of prompt and completion together in one request; what a long prompt showed before what is said. */
    windowTokens: z.int().nullable(),
    /** Requests it computes at once. */
    slots: z.int().nullable(),
    canTokenize: z.boolean(),
    completions: completionsProbeSchema,
    ...laterFindings,
    checks: z.array(probeCheckSchema),
  }),
]);
export type ServerProbe = z.infer<typeof serverProbeSchema>;
