import type pg from "pg";
import { dominantScript } from "@/lib/datasets/dominant-script";
import { isRefusal } from "@/lib/datasets/refusal";
import { type VerbNoun, verbNoun } from "@/lib/datasets/verb-noun";
import { codePointLength } from "@/lib/filters/code-points";
import type { RuleHit, Verdict } from "@/lib/filters/filter";
import type { Facts } from "@/lib/steps/step";
import type { Queries } from "./database";
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
} & Partial<RecordExtras>;

/** A record that no build made: merged, imported … */
export type MadeRecord = Omit<NewRecord, "buildId" | "item" | "serverId"> & {
  buildId: null;
  item: null;
  serverId: null;
};

/** What records of some steps have beside that. */
export type RecordExtras = {
  /** Which of the things that one completion holds. */
  part: number;
  sourceRecordId: number | null;
  topic: string | null;
  questionType: string | null;
  facts: Facts;
  /** A judge's, 1 to 10. */
  score: number | null;
  /** ROUGE-L F1, 0 to 1. */
  nearestScore: number | null;
  /** Of the reply's words, those in a run out of an exemplar: 0 to 1. */
  leakShare: number | null;
  /** The id of an earlier record that it is nearly the same as. */
  duplicateOf: number | null;
};

/** Every column that a new record is given, with its type and how a record fills it. */
export const recordColumns = [
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
  ["part", "int", (r) => r.part ?? 0],
  ["source_record_id", "int", (r) => r.sourceRecordId ?? null],
  ["topic", "text", (r) => storableOrNull(r.topic)],
  ["question_type", "text", (r) => storableOrNull(r.questionType)],
  ["facts", "jsonb", (r) => storableFacts(r.facts ?? {})],
  ["score", "float8", (r) => r.score ?? null],
  ["nearest_score", "float8", (r) => r.nearestScore ?? null],
  ["instruction_length", "int", (r) => codePointLength(r.instruction)],
  ["output_length", "int", (r) => codePointLength(r.output)],
  ["thoughts_length", "int", (r) => codePointLength(r.thoughts)],
  ["script", "text", (r) => dominantScript(`${r.instruction} ${r.input} ${r.output}`)],
  ["is_refusal", "boolean", (r) => isRefusal(r.reply)],
  ["leak_share", "float8", (r) => r.leakShare ?? null],
  ["duplicate_of", "int", (r) => r.duplicateOf ?? null],
  ["verb", "text", (_, { verb }) => verb],
  ["noun", "text", (_, { noun }) => noun],
  ["hits", "jsonb", (r) => r.hits.map((hit) => ({ ...hit, detail: storableText(hit.detail) }))],
] as const satisfies readonly (readonly [
  string,
  string,
  (record: NewRecord | MadeRecord, asked: VerbNoun) => unknown,
])[];

const names = recordColumns.map(([name]) => name).join(", ");
const INSERT = `
  INSERT INTO record (${names})
  SELECT ${names} FROM json_to_recordset($1::json) AS t(${recordColumns.map(([name, type]) => `${name} ${type}`).join(", ")})
  ON CONFLICT (build_id, item, sample, part) DO NOTHING`;

const storableOrNull = (text: string | null | undefined) => (text == null ? null : storableText(text));

/** JSON with every text in it storable; JSON itself may hold what Postgres refuses (a zero character). */
const storableFacts = (facts: Facts): unknown =>
  JSON.parse(JSON.stringify(facts), (_, value) => (typeof value === "string" ? storableText(value) : value));

/**
 * Stores records in one statement. One that exists already (same build, item, sample and part) is left as it is, so a
 * batch may be sent again after a lost connection. Returns how many were new. Throws as the driver does.
 */
export async function insertRecords(records: readonly NewRecord[]): Promise<number> {
  return insertRows(records, writePool());
}

/** Stores records that no build made, as part of the transaction that `connection` has begun. */
export async function insertMadeRecords(
  records: readonly MadeRecord[],
  connection: Pick<pg.Pool, "query"> | pg.PoolClient,
): Promise<void> {
  await insertRows(records, connection);
}

async function insertRows(
  records: readonly (NewRecord | MadeRecord)[],
  connection: Pick<pg.Pool, "query"> | pg.PoolClient,
): Promise<number> {
  if (records.length === 0) return 0;
  const { rowCount } = await connection.query({
    name: "insert-records",
    text: INSERT,
    values: [rowsOf(records)],
  });
  return rowCount ?? 0;
}

/** The same as part of a transaction. */
export async function insertRecordsIn(tx: Queries, records: readonly NewRecord[]): Promise<void> {
  if (records.length > 0) await tx.$executeRawUnsafe(INSERT, rowsOf(records));
}

/** One JSON text, not an array a column: both sides read and write it several times as fast. */
function rowsOf(records: readonly (NewRecord | MadeRecord)[]): string {
  return JSON.stringify(
    records.map((record) => {
      const asked = verbNoun(record.instruction);
      return Object.fromEntries(recordColumns.map(([name, , pick]) => [name, pick(record, asked)]));
    }),
  );
}
