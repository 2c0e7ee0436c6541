import { z } from "zod";
import { type DatasetRecord, type RecordSummary, ruleHitSchema, verdictSchema } from "@/lib/datasets/record";
import { Prisma } from "./generated/client";
import { parseStored } from "./stored-json";

/** The columns of a summary: nothing that lies outside the row but the start of the instruction. */
export const summaryColumns = Prisma.sql`
  id, build_id AS "buildId", item, origin, left(instruction, 240) AS instruction, cited, verdict, reason,
  finish_reason AS "finishReason", reply_length AS "replyLength", total_ms AS "totalMs",
  created_at AS "createdAt"`;

/** The columns of a whole record. */
export const recordColumns = Prisma.sql`
  id, dataset_id AS "datasetId", build_id AS "buildId", item, sample, origin, instruction, input, cited, verdict,
  reason, finish_reason AS "finishReason", seed, attempts, prompt_tokens AS "promptTokens",
  completion_tokens AS "completionTokens", cached_tokens AS "cachedTokens", first_token_ms AS "firstTokenMs",
  total_ms AS "totalMs", reply_length AS "replyLength", created_at AS "createdAt", raw_text AS "rawText", thoughts,
  reply, output, hits, facts`;

type Row<View> = Omit<View, "createdAt" | "cited"> & { createdAt: Date; cited: number[] | null };
export type SummaryRow = Row<RecordSummary>;
export type RecordRow = Row<DatasetRecord>;

export function recordSummary(row: SummaryRow): RecordSummary {
  return {
    ...row,
    cited: row.cited ?? [],
    verdict: verdictSchema.parse(row.verdict),
    createdAt: row.createdAt.toISOString(),
  };
}

export function wholeRecord(row: RecordRow): DatasetRecord {
  return {
    ...row,
    cited: row.cited ?? [],
    verdict: verdictSchema.parse(row.verdict),
    createdAt: row.createdAt.toISOString(),
    hits: parseStored(z.array(ruleHitSchema), row.hits, `The filter's hits on record ${row.id}`),
  };
}
