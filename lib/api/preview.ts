import { z } from "zod";
import { shownConstitutionSchema } from "@/lib/constitutions/show-constitution";
import { DEFAULT_PRESET } from "@/lib/filters/presets";
import { failureKindSchema } from "@/lib/generation/completion";
import { columnSchema, MAX_COLUMNS, MAX_LIVE_COMPLETIONS } from "@/lib/previews/column";
import { contract } from "./endpoint-contract";
import { nothing } from "./pieces";

/** One word or piece of a word with its natural-log probability and what else was likely. */
export const tokenSchema = z.object({
  text: z.string(),
  logprob: z.number(),
  top: z.array(z.object({ text: z.string(), logprob: z.number() })),
});

/** What a person should know of an answer that looks well, e.g. that the server cut the prompt. */
export const warningSchema = z.object({ code: z.string(), message: z.string() });

/** What the build's filter preset says of a completion. */
export const verdictSchema = z.object({
  verdict: z.enum(["kept", "dropped"]),
  reason: z.string().nullable(),
  hits: z.array(
    z.object({
      rule: z.string(),
      effect: z.enum(["dropped", "mended"]),
      detail: z.string(),
      /** Where in the raw completion, UTF-16 offsets; null where it speaks of the whole. */
      span: z.object({ start: z.int(), end: z.int() }).nullable(),
    }),
  ),
});

/** What a completion took. Null: the server did not say. */
export const figuresSchema = z.object({
  promptTokens: z.int().nullable(),
  /** Counted before it was sent, by the server's tokenizer; null where it has none. */
  countedPromptTokens: z.int().nullable(),
  completionTokens: z.int().nullable(),
  cachedTokens: z.int().nullable(),
  firstTokenMs: z.number().nullable(),
  totalMs: z.number(),
});

/** A column as a run froze it. */
export const startedColumnSchema = z.object({
  column: columnSchema,
  /** "Version 7", or "Draft", with what it changes: "Draft, without 12". */
  label: z.string(),
  constitutionName: z.string(),
  server: z.string(),
  model: z.string(),
  /** What the server said it is, e.g. "vLLM 0.29.0". */
  serverBuild: z.string().nullable(),
  constitution: shownConstitutionSchema,
  stop: z.array(z.string()),
});

/** `sample` counts from 0; its seed is the column's plus `sample`. */
const at = { column: z.int().min(0), sample: z.int().min(0) };

/** One line of a preview's answer. The browser parses the text with the step's own parser as it grows. */
export const previewEventSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("started"), runId: z.int(), columns: z.array(startedColumnSchema) }),
  z.object({ kind: z.literal("delta"), ...at, text: z.string(), tokens: z.array(tokenSchema).optional() }),
  z.object({
    kind: z.literal("completed"),
    ...at,
    completionId: z.int(),
    text: z.string(),
    finishReason: z.enum(["stop", "length", "other"]),
    figures: figuresSchema,
    verdict: verdictSchema,
    warnings: z.array(warningSchema),
  }),
  z.object({
    kind: z.literal("failed"),
    ...at,
    completionId: z.int(),
    failureKind: failureKindSchema,
    message: z.string(),
    /** What had come until then, kept for the person. */
    text: z.string(),
    figures: figuresSchema,
  }),
  z.object({ kind: z.literal("finished") }),
]);
export type PreviewEvent = z.infer<typeof previewEventSchema>;
export type StartedColumn = z.infer<typeof startedColumnSchema>;
export type PreviewVerdict = z.infer<typeof verdictSchema>;
export type PreviewFigures = z.infer<typeof figuresSchema>;
export type PreviewWarning = z.infer<typeof warningSchema>;
export type PreviewToken = z.infer<typeof tokenSchema>;

const requestText = z.string().min(1).max(100_000);
const inputText = z.string().max(100_000).default("");

/**
 * Asks every column the same request, `samples` times each, and streams one PreviewEvent a line (NDJSON). The run
 * and its completions are kept. Closing the connection stops the servers too; what had come is kept as stopped.
 */
export const runPreview = contract({
  method: "POST",
  path: "/api/preview",
  role: "author",
  params: nothing,
  query: nothing,
  body: z
    .object({
      instruction: requestText,
      input: inputText,
      columns: z.array(columnSchema).min(1).max(MAX_COLUMNS),
      samples: z.int().min(1).max(MAX_LIVE_COMPLETIONS).default(1),
      /** Alternatives wanted beside each token; absent: no probabilities. */
      logprobs: z.int().min(0).max(5).optional(),
      preset: z.string().default(DEFAULT_PRESET),
    })
    .refine((body) => body.columns.length * body.samples <= MAX_LIVE_COMPLETIONS, {
      error: `At most ${MAX_LIVE_COMPLETIONS} completions at once; take fewer columns or samples.`,
    }),
  response: previewEventSchema,
});
