import type { RuleHit, Verdict } from "@/lib/filters/filter";
import { storableText } from "./storable-text";
import { writePool } from "./write-pool";

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

const COLUMNS = [
  ["dataset_id", "int", (r) => r.datasetId],
  ["build_id", "int", (r) => r.buildId],
  ["item", "int", (r) => r.item],
  ["sample", "int", (r) => r.sample],
  ["server_id", "int", (r) => r.serverId],
  ["seed", "int", (r) => r.seed],
  ["attempts", "int", (r) => r.attempts],
  ["prompt_tokens", "int", (r) => r.promptTokens],
  ["completion_tokens", "int", (r) => r.completionTokens],
  ["cached_tokens", "int", (r) => r.cachedTokens],
  ["first_token_ms", "int", (r) => r.firstTokenMs],
  ["total_ms", "int", (r) => r.totalMs],
  ["reply_length", "int", (r) => r.replyLength],
  ["cited", "int[]", (r) => r.cited],
  ["verdict", "text", (r) => r.verdict],
  ["reason", "text", (r) => r.reason],
  ["finish_reason", "text", (r) => r.finishReason],
  ["origin", "text", (r) => storableText(r.origin)],
  ["instruction", "text", (r) => storableText(r.instruction)],
  ["input", "text", (r) => storableText(r.input)],
  ["raw_text", "text", (r) => storableText(r.rawText)],
  ["thoughts", "text", (r) => storableText(r.thoughts)],
  ["reply", "text", (r) => storableText(r.reply)],
  ["output", "text", (r) => storableText(r.output)],
  ["hits", "jsonb", (r) => r.hits.map((hit) => ({ ...hit, detail: storableText(hit.detail) }))],
] as const satisfies readonly (readonly [string, string, (record: NewRecord) => unknown])[];

const names = COLUMNS.map(([name]) => name).join(", ");
const INSERT = `
  INSERT INTO record (${names})
  SELECT ${names} FROM json_to_recordset($1::json) AS t(${COLUMNS.map(([name, type]) => `${name} ${type}`).join(", ")})
  ON CONFLICT (build_id, item, sample) DO NOTHING`;

/**
 * Stores records in one statement. One that exists already (same build, item and sample) is left as it is, so a
 * batch may be sent again after a lost connection. Returns how many were new. Throws as the driver does.
 */
export async function insertRecords(records: readonly NewRecord[]): Promise<number> {
  if (records.length === 0) return 0;
  const rows = records.map((record) =>
    Object.fromEntries(COLUMNS.map(([name, , pick]) => [name, pick(record)])),
  );
  // One JSON text, not an array a column: both sides read and write it several times as fast.
  const { rowCount } = await writePool().query({
    name: "insert-records",
    text: INSERT,
    values: [JSON.stringify(rows)],
  });
  return rowCount ?? 0;
}
