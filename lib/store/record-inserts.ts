import type { RuleHit, Verdict } from "@/lib/filters/filter";
import { database } from "./database";
import { storableText } from "./storable-text";

/** A record as a build makes it. Lengths in code points, times in milliseconds. */
export type NewRecord = {
  datasetId: number;
  buildId: number;
  item: number;
  sample: number;
  /** The server that answered. */
  serverId: number;
  cited: number[];
  verdict: Verdict;
  reason: string | null;
  finishReason: string;
  seed: number;
  attempts: number;
  promptTokens: number | null;
  completionTokens: number | null;
  cachedTokens: number | null;
  firstTokenMs: number | null;
  totalMs: number;
  replyLength: number;
  origin: string;
  instruction: string;
  input: string;
  rawText: string;
  thoughts: string;
  reply: string;
  output: string;
  hits: RuleHit[];
};

/**
 * Stores records in one statement. One that exists already (same build, item and sample) is left as it is, so a
 * batch may be sent again after a lost connection. Returns how many were new.
 */
export async function insertRecords(records: readonly NewRecord[]): Promise<number> {
  if (records.length === 0) return 0;
  const ints = (pick: (r: NewRecord) => number | null) => records.map(pick);
  const texts = (pick: (r: NewRecord) => string | null) =>
    records.map((r) => {
      const text = pick(r);
      return text === null ? null : storableText(text);
    });
  return database().$executeRaw`
    INSERT INTO record (dataset_id, build_id, item, sample, server_id, seed, attempts, prompt_tokens, completion_tokens,
      cached_tokens, first_token_ms, total_ms, reply_length, cited, verdict, reason, finish_reason, origin,
      instruction, input, raw_text, thoughts, reply, output, hits)
    SELECT dataset_id, build_id, item, sample, server_id, seed, attempts, prompt_tokens, completion_tokens,
      cached_tokens, first_token_ms, total_ms, reply_length, cited::int[], verdict, reason, finish_reason, origin,
      instruction, input, raw_text, thoughts, reply, output, hits::jsonb
    FROM unnest(
      ${ints((r) => r.datasetId)}::int[], ${ints((r) => r.buildId)}::int[], ${ints((r) => r.item)}::int[],
      ${ints((r) => r.sample)}::int[], ${ints((r) => r.serverId)}::int[], ${ints((r) => r.seed)}::int[], ${ints((r) => r.attempts)}::int[],
      ${ints((r) => r.promptTokens)}::int[], ${ints((r) => r.completionTokens)}::int[],
      ${ints((r) => r.cachedTokens)}::int[], ${ints((r) => r.firstTokenMs)}::int[],
      ${ints((r) => r.totalMs)}::int[], ${ints((r) => r.replyLength)}::int[],
      ${texts((r) => `{${r.cited.join(",")}}`)}::text[], ${texts((r) => r.verdict)}::text[],
      ${texts((r) => r.reason)}::text[], ${texts((r) => r.finishReason)}::text[], ${texts((r) => r.origin)}::text[],
      ${texts((r) => r.instruction)}::text[], ${texts((r) => r.input)}::text[],
      ${texts((r) => r.rawText)}::text[], ${texts((r) => r.thoughts)}::text[], ${texts((r) => r.reply)}::text[],
      ${texts((r) => r.output)}::text[], ${texts((r) => JSON.stringify(r.hits.map((hit) => ({ ...hit, detail: storableText(hit.detail) }))))}::text[]
    ) AS t(dataset_id, build_id, item, sample, server_id, seed, attempts, prompt_tokens, completion_tokens, cached_tokens,
      first_token_ms, total_ms, reply_length, cited, verdict, reason, finish_reason, origin, instruction, input,
      raw_text, thoughts, reply, output, hits)
    ON CONFLICT (build_id, item, sample) DO NOTHING`;
}
