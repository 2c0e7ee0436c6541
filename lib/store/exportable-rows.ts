import type { ExportableRecord } from "@/lib/exports/exportable-record";
import type { BinaryType } from "./binary-rows";
import type { BuildFacts } from "./export-build-facts";
import { Prisma } from "./generated/client";

/** What is read of a record, in the order of `exportableRecord`; raw text is last and may be left out. */
const COLUMNS = [
  ["id", "int"],
  ["build_id", "int"],
  ["item", "int"],
  ["sample", "int"],
  ["origin", "text"],
  ["instruction", "text"],
  ["input", "text"],
  ["output", "text"],
  ["thoughts", "text"],
  ["reply", "text"],
  ["cited", "ints"],
  ["verdict", "text"],
  ["reason", "text"],
  ["hits", "json"],
  ["finish_reason", "text"],
  ["topic", "text"],
  ["question_type", "text"],
  ["score", "float"],
  ["nearest_score", "float"],
  ["leak_share", "float"],
  ["script", "text"],
  ["is_refusal", "boolean"],
  ["duplicate_of", "int"],
  ["instruction_length", "int"],
  ["thoughts_length", "int"],
  ["output_length", "int"],
  ["tags", "texts"],
  ["review", "text"],
  ["edited_at", "moment"],
  ["created_at", "moment"],
  ["seed", "int"],
  ["prompt_tokens", "int"],
  ["completion_tokens", "int"],
  ["facts", "json"],
  ["source_record_id", "int"],
  ["server_id", "int"],
  ["original", "json"],
  ["raw_text", "text"],
] as const satisfies readonly (readonly [string, BinaryType])[];

export const recordColumnNames: readonly string[] = COLUMNS.map(([name]) => name);
export const recordColumnTypes: readonly BinaryType[] = COLUMNS.map(([, type]) => type);

/** The texts as they were before the first edit; null of a record that nobody edited. */
const ORIGINAL = `CASE WHEN edited_at IS NOT NULL THEN (
  SELECT jsonb_build_object('instruction', e.before->>'instruction', 'input', e.before->>'input', 'output', e.before->>'output')
  FROM record_edit e WHERE e.record_id = record.id ORDER BY e.revision LIMIT 1) END AS original`;

/** Raw text is the longest of all; where nobody asked for it, it stays in the database. */
export function recordColumnSql(hasRawText: boolean): Prisma.Sql {
  const columns = recordColumnNames.map((name) => {
    if (name === "original") return ORIGINAL;
    return name === "raw_text" && !hasRawText ? "''::text AS raw_text" : name;
  });
  return Prisma.raw(columns.join(", "));
}

/** A row of these columns. */
export function exportableRecord(row: readonly unknown[], facts: BuildFacts): ExportableRecord {
  const buildId = row[1] as number | null;
  const build = buildId === null ? undefined : facts.builds.get(buildId);
  return {
    id: row[0],
    buildId,
    item: row[2],
    sample: row[3],
    origin: row[4],
    instruction: row[5],
    input: row[6],
    output: row[7],
    thoughts: row[8],
    reply: row[9],
    cited: row[10] ?? [],
    verdict: row[11],
    reason: row[12],
    hits: row[13],
    finishReason: row[14],
    topic: row[15],
    questionType: row[16],
    score: row[17],
    nearestScore: row[18],
    leakShare: row[19],
    script: row[20],
    isRefusal: row[21],
    duplicateOf: row[22],
    instructionLength: row[23],
    thoughtsLength: row[24],
    outputLength: row[25],
    tags: row[26],
    review: row[27],
    editedAt: row[28],
    createdAt: row[29],
    seed: row[30],
    promptTokens: row[31],
    completionTokens: row[32],
    facts: row[33],
    sourceRecordId: row[34],
    rawText: row[37],
    step: build?.step ?? null,
    model: facts.modelOf(buildId, row[35] as number | null),
    preset: build?.preset ?? null,
    versionId: build?.versionId ?? null,
    original: row[36],
  } as ExportableRecord;
}
