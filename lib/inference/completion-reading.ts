import type { CompletionDelta, TokenProbability, Usage } from "@/lib/generation/completion";
import type { FinishReason } from "@/lib/steps/finish-reason";
import { type Complaint, parseComplaint } from "./complaint";
import { readLogprobs } from "./read-logprobs";

/** What the chunks of one stream have said so far. */
export type CompletionReading = {
  text: string;
  /** Null until a chunk has brought any. */
  tokens: TokenProbability[] | null;
  finishReason: FinishReason | null;
  usage: Usage;
  /** Chunks received, and how many of them had a list of choices. */
  chunks: number;
  chunksWithChoices: number;
  /** An error told as a chunk of its own, without the `error` field the SDK looks for. */
  complaint: Complaint | null;
};

export function startReading(): CompletionReading {
  const usage = { promptTokens: null, completionTokens: null, cachedTokens: null };
  return {
    text: "",
    tokens: null,
    finishReason: null,
    usage,
    chunks: 0,
    chunksWithChoices: 0,
    complaint: null,
  };
}

/**
 * Adds one chunk and returns what it brought, null for nothing to show. Servers differ in every field, so none is
 * taken for granted.
 */
export function readChunk(reading: CompletionReading, chunk: unknown): CompletionDelta | null {
  reading.chunks += 1;
  const fields = asObject(chunk);
  if (fields === null) return null;
  if (fields.object === "error") reading.complaint = parseComplaint(fields, "no explanation");
  readUsage(reading, asObject(fields.usage), asObject(fields.timings));
  if (!Array.isArray(fields.choices)) return null;
  reading.chunksWithChoices += 1;
  // Usage may come with no choices at all; only one prompt is ever sent, so there is never a second.
  const choice = asObject(fields.choices[0]);
  if (choice === null) return null;
  if (typeof choice.finish_reason === "string" && choice.finish_reason !== "") {
    reading.finishReason = finishReasonOf(choice.finish_reason);
  }
  const text = typeof choice.text === "string" ? choice.text : "";
  reading.text += text;
  const tokens = readLogprobs(choice.logprobs)?.tokens ?? [];
  if (tokens.length === 0) return text === "" ? null : { text };
  reading.tokens ??= [];
  reading.tokens.push(...tokens);
  return { text, tokens };
}

function finishReasonOf(word: string): FinishReason {
  if (word === "length") return "length";
  // TGI tells its two ways of stopping apart.
  return word === "stop" || word === "eos_token" || word === "stop_sequence" ? "stop" : "other";
}

type Fields = Record<string, unknown>;

function readUsage(reading: CompletionReading, usage: Fields | null, timings: Fields | null) {
  if (usage === null) return;
  const promptTokens = count(usage.prompt_tokens);
  const details = asObject(usage.prompt_tokens_details);
  // llama.cpp says how many prompt tokens it computed; the others were cached.
  const computed = count(timings?.prompt_n);
  const derived = promptTokens !== null && computed !== null ? Math.max(0, promptTokens - computed) : null;
  reading.usage = {
    promptTokens,
    completionTokens: count(usage.completion_tokens),
    cachedTokens: count(details?.cached_tokens) ?? derived,
  };
}

function count(value: unknown): number | null {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 ? value : null;
}

function asObject(value: unknown): Fields | null {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : null;
}
