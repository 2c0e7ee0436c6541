import type pg from "pg";
import type { Queries } from "./database";

/** A record to be copied, and what its copy shall be beside it. `reason` null: it is kept. */
export type CopiedRecord = {
  id: number;
  reason: string | null;
  nearestScore?: number | null;
  /** Put to the facts that it has. */
  facts?: object | null;
};

/** What a copy has from its source. A reply goes with it only into a dataset that holds the same. */
const COPY = `
  INSERT INTO record (dataset_id, cited, verdict, reason, finish_reason, seed, attempts, total_ms, reply_length, origin,
    instruction, input, raw_text, thoughts, reply, output, hits, source_record_id, topic, question_type, facts, score,
    nearest_score, instruction_length, output_length, verb, noun, script, is_refusal,
    thoughts_length, leak_share, tags, duplicate_of)
  SELECT made.id, CASE WHEN same THEN r.cited ELSE '{}' END, CASE WHEN w.reason IS NULL THEN 'kept' ELSE 'dropped' END,
    w.reason, 'none', 0, 0, 0, CASE WHEN same THEN r.reply_length ELSE 0 END, r.origin, r.instruction, r.input, '',
    CASE WHEN same THEN r.thoughts ELSE '' END, CASE WHEN same THEN r.reply ELSE '' END,
    CASE WHEN same THEN r.output ELSE '' END, '[]', r.id, r.topic, r.question_type,
    CASE WHEN w.facts IS NULL THEN r.facts ELSE r.facts || w.facts::jsonb END, r.score, w.score, r.instruction_length,
    CASE WHEN same THEN r.output_length ELSE 0 END, r.verb, r.noun,
    r.script, CASE WHEN same THEN r.is_refusal ELSE false END, CASE WHEN same THEN r.thoughts_length ELSE 0 END,
    CASE WHEN same THEN r.leak_share END, r.tags,
    CASE WHEN w.facts::jsonb #>> '{nearest,from,kind}' = 'record' THEN (w.facts::jsonb #>> '{nearest,from,id}')::int END
  FROM unnest($2::int[], $3::text[], $4::float8[], $5::text[]) WITH ORDINALITY AS w(id, reason, score, facts, place)
  JOIN record r ON r.id = w.id
  JOIN dataset made ON made.id = $1
  JOIN dataset source ON source.id = r.dataset_id
  CROSS JOIN LATERAL (SELECT source.holds = made.holds AS same) held
  ORDER BY w.place`;

/**
 * Copies records into a dataset in the order given, within the database. A copy names its source, and a dropped one
 * its reason and the nearest. Throws where a record is no longer there: whoever began begins again.
 */
export async function copyRecords(
  connection: pg.PoolClient,
  datasetId: number,
  rows: readonly CopiedRecord[],
): Promise<void> {
  const { rowCount } = await connection.query({
    name: "copy-records",
    text: COPY,
    values: valuesOf(datasetId, rows),
  });
  refuseMissing(rows.length - (rowCount ?? 0));
}

/** The same as part of a transaction; tells the copies with what they were copied from. */
export async function copyRecordsIn(
  tx: Queries,
  datasetId: number,
  rows: readonly CopiedRecord[],
): Promise<{ id: number; sourceId: number }[]> {
  const copies = await tx.$queryRawUnsafe<{ id: number; sourceId: number }[]>(
    `${COPY} RETURNING id, source_record_id AS "sourceId"`,
    ...valuesOf(datasetId, rows),
  );
  refuseMissing(rows.length - copies.length);
  return copies;
}

const valuesOf = (datasetId: number, rows: readonly CopiedRecord[]) => [
  datasetId,
  rows.map(({ id }) => id),
  rows.map(({ reason }) => reason),
  rows.map(({ nearestScore }) => nearestScore ?? null),
  rows.map(({ facts }) => (facts == null ? null : JSON.stringify(facts))),
];

function refuseMissing(count: number): void {
  if (count > 0) throw new Error(`${count} records were removed while they were copied.`);
}
