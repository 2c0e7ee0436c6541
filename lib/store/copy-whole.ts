import type pg from "pg";
import type { RecordFilter } from "@/lib/datasets/record-filter";
import { recordFilterSql } from "./record-filter-sql";

/** What a record is, but for its number, its dataset and its build: no two records may be the same item of one build. */
const COLUMNS = [
  "sample",
  "part",
  "cited",
  "verdict",
  "reason",
  "finish_reason",
  "seed",
  "attempts",
  "prompt_tokens",
  "completion_tokens",
  "cached_tokens",
  "first_token_ms",
  "total_ms",
  "reply_length",
  "created_at",
  "origin",
  "instruction",
  "input",
  "raw_text",
  "thoughts",
  "reply",
  "output",
  "hits",
  "topic",
  "question_type",
  "score",
  "nearest_score",
  "instruction_length",
  "output_length",
  "thoughts_length",
  "verb",
  "noun",
  "script",
  "is_refusal",
  "leak_share",
  "duplicate_of",
  "tags",
  "review",
  "edited_at",
] as const;

/** The build that made it stays known in its facts, also when the record that it is a copy of is gone. */
const INSERT = `
  INSERT INTO record (dataset_id, source_record_id, facts, ${COLUMNS.join(", ")})
  SELECT $1, record.id,
    CASE WHEN build_id IS NULL THEN facts
      ELSE facts || jsonb_build_object('copiedFrom', jsonb_build_object('buildId', build_id, 'item', item)) END,
    ${COLUMNS.join(", ")}`;
const COPY = `${INSERT}
  FROM unnest($2::int[]) WITH ORDINALITY AS w(chosen_id, place) JOIN record ON record.id = w.chosen_id
  ORDER BY w.place`;

/**
 * Copies records with all that they are into a dataset, in the order given. Throws where one is no longer there:
 * whoever began begins again.
 */
export async function copyWhole(
  connection: pg.PoolClient,
  datasetId: number,
  ids: readonly number[],
): Promise<void> {
  const { rowCount } = await connection.query({ name: "copy-whole", text: COPY, values: [datasetId, ids] });
  if (rowCount !== ids.length)
    throw new Error(`${ids.length - (rowCount ?? 0)} records were removed while they were copied.`);
}

/** Copies all records of a dataset that match, as they are at one moment: in one statement. How many there were. */
export async function copyMatching(
  connection: pg.PoolClient,
  datasetId: number,
  from: { datasetId: number; filters: readonly RecordFilter[] },
): Promise<number> {
  const condition = recordFilterSql(from.filters);
  // The filter's own parameters are numbered from 1, so its values come first.
  const place = condition.values.length;
  const { rowCount } = await connection.query({
    text: `${INSERT.replace("$1", `$${place + 1}::int`)}
      FROM record WHERE (${condition.text}) AND dataset_id = $${place + 2} ORDER BY id`,
    values: [...condition.values, datasetId, from.datasetId],
  });
  return rowCount ?? 0;
}
