import { z } from "zod";
import { type DatasetRecord, type RecordSummary, ruleHitSchema, verdictSchema } from "@/lib/datasets/record";
import { Prisma } from "./generated/client";
import { parseStored } from "./stored-json";

/** The columns of a summary: nothing that lies outside the row but the start of the instruction. */
export const summaryColumns = Prisma.sql`
  id, build_id AS "buildId", item, origin, left(instruction, 240) AS instruction, cited, verdict, reason,
  finish_reason AS "finishReason", ${lineColumns()}`;

/** The columns of a whole record. */
export const recordColumns = Prisma.sql`
  id, dataset_id AS "datasetId", build_id AS "buildId", item, sample, origin, instruction, input, cited, verdict,
  reason, finish_reason AS "finishReason", seed, attempts, cached_tokens AS "cachedTokens",
  first_token_ms AS "firstTokenMs", raw_text AS "rawText", thoughts, reply, output, hits, facts, ${lineColumns()}`;

/** What a line and a whole record have alike beside what they are about; none of it lies outside the row. */
function lineColumns() {
  return Prisma.sql`reply_length AS "replyLength", instruction_length AS "instructionLength",
  thoughts_length AS "thoughtsLength", output_length AS "outputLength", prompt_tokens AS "promptTokens",
  completion_tokens AS "completionTokens", total_ms AS "totalMs", created_at AS "createdAt", topic,
  question_type AS "questionType", score, nearest_score AS "nearestScore", leak_share AS "leakShare", script,
  is_refusal AS "isRefusal", duplicate_of AS "duplicateOf", tags, review, edited_at AS "editedAt"`;
}

type Row<View> = Omit<View, "createdAt" | "cited" | "editedAt"> & {
  createdAt: Date;
  editedAt: Date | null;
  cited: number[] | null;
};
export type SummaryRow = Row<RecordSummary>;
export type RecordRow = Row<DatasetRecord>;

export function recordSummary(row: SummaryRow): RecordSummary {
  return {
    ...row,
    cited: row.cited ?? [],
    verdict: verdictSchema.parse(row.verdict),
    createdAt: row.createdAt.toISOString(),
    editedAt: row.editedAt?.toISOString() ?? null,
  };
}

export function wholeRecord(row: RecordRow): DatasetRecord {
  return {
    ...row,
    cited: row.cited ?? [],
    verdict: verdictSchema.parse(row.verdict),
    createdAt: row.createdAt.toISOString(),
    editedAt: row.editedAt?.toISOString() ?? null,
    hits: parseStored(z.array(ruleHitSchema), row.hits, `The filter's hits on record ${row.id}`),
  };
}
