import { column, type JsonValue, nullable, type Row } from "../column";
import type { ExportFormat } from "../export-format";
import type { ExportableRecord } from "../exportable-record";
import { type TrainingPair, trainingPairs } from "../training-pairs";

const columns = [
  column("id", "int"),
  column("instruction"),
  column("input"),
  column("output"),
  column("thoughts"),
  column("reply"),
  column("principles", "ints"),
  column("verdict"),
  nullable("reason"),
  column("origin"),
  nullable("build", "int"),
  column("seed", "int"),
  nullable("topic"),
  nullable("question_type"),
  nullable("score", "float"),
  column("tags", "strings"),
  nullable("review"),
  nullable("model"),
  nullable("step"),
  nullable("preset"),
  nullable("version", "int"),
  nullable("item", "int"),
  column("sample", "int"),
  column("finish_reason"),
  nullable("prompt_tokens", "int"),
  nullable("completion_tokens", "int"),
  nullable("nearest_score", "float"),
  nullable("leak_share", "float"),
  nullable("script"),
  nullable("is_refusal", "boolean"),
  nullable("duplicate_of", "int"),
  nullable("source", "int"),
  column("created", "timestamp"),
  nullable("edited", "timestamp"),
  nullable("original", "json"),
  column("hits", "json"),
  column("facts", "json"),
];

function studioRow(record: ExportableRecord, { instruction, input, output }: TrainingPair): Row {
  return {
    id: record.id,
    instruction,
    input,
    output,
    thoughts: record.thoughts,
    reply: record.reply,
    principles: record.cited,
    verdict: record.verdict,
    reason: record.reason,
    origin: record.origin,
    build: record.buildId,
    seed: record.seed,
    topic: record.topic,
    question_type: record.questionType,
    score: record.score,
    tags: record.tags,
    review: record.review,
    model: record.model,
    step: record.step,
    preset: record.preset,
    version: record.versionId,
    item: record.item,
    sample: record.sample,
    finish_reason: record.finishReason,
    prompt_tokens: record.promptTokens,
    completion_tokens: record.completionTokens,
    nearest_score: record.nearestScore,
    leak_share: record.leakShare,
    script: record.script,
    is_refusal: record.isRefusal,
    duplicate_of: record.duplicateOf,
    source: record.sourceRecordId,
    created: record.createdAt,
    edited: record.editedAt,
    original: record.original,
    // Both were JSON before they were records.
    hits: record.hits as JsonValue,
    facts: record.facts as JsonValue,
  };
}

/** Everything that is known of a record but timings; read back by the studio's own import. */
export const studio: ExportFormat<"studio"> = {
  name: "studio",
  title: "Studio",
  does: "Every field of a record: the training pair, thoughts, citations, verdict, and where it is from.",
  isFor: "Another studio, analyses, and whoever wants to decide later.",
  defaults: { name: "studio", hasRawText: false },
  open: ({ hasRawText }) => ({
    columns: hasRawText ? [...columns, column("raw_text")] : columns,
    grouping: "record",
    rowsOf: (records) =>
      records.flatMap((record) =>
        trainingPairs(record).map((pair) => {
          const row = studioRow(record, pair);
          if (hasRawText) row.raw_text = record.rawText;
          return row;
        }),
      ),
  }),
};
