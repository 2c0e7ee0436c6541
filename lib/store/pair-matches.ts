import { database } from "./database";
import { Prisma } from "./generated/client";

/**
 * How the records of two datasets belong together: `source`: the one's record was asked about the other's;
 * `same_source`: both were asked about the same record; `same_origin`: both were asked the same seed prompt.
 */
export type PairKind = "source" | "same_source" | "same_origin";
export type PairMatch = { datasetId: number; name: string; kind: PairKind };

/** Records looked at to see what a dataset was made from: one build's are all alike in this. */
const LOOKED_AT = 200;

/** The datasets of replies that the records of this one can be laid beside, what they were made from first. */
export async function listPairMatches(datasetId: number): Promise<PairMatch[]> {
  const [sources, siblings, origins] = await Promise.all([
    bySources(datasetId, "source", Prisma.sql`id`),
    bySources(datasetId, "same_source", Prisma.sql`source_record_id`),
    bySameOrigin(datasetId),
  ]);
  const found = new Map<number, PairMatch>();
  for (const match of [...sources, ...siblings, ...origins]) {
    if (!found.has(match.datasetId)) found.set(match.datasetId, match);
  }
  return [...found.values()];
}

type Found = { datasetId: number; name: string }[];

const ofKind = (kind: PairKind, rows: Found): PairMatch[] => rows.map((row) => ({ ...row, kind }));

/** The records that the first of a dataset's were asked about. */
const someSources = (datasetId: number) => Prisma.sql`
  SELECT source_record_id FROM (
    SELECT source_record_id FROM record WHERE dataset_id = ${datasetId}::int
    ORDER BY id LIMIT ${LOOKED_AT}::int) t
  WHERE source_record_id IS NOT NULL`;

/** Datasets in which `column` of a record names one of those sources. */
async function bySources(datasetId: number, kind: PairKind, column: Prisma.Sql): Promise<PairMatch[]> {
  return ofKind(
    kind,
    await database().$queryRaw<Found>`
      SELECT d.id AS "datasetId", d.name FROM dataset d
      WHERE d.holds = 'replies' AND d.id <> ${datasetId}::int AND d.id IN (
        SELECT dataset_id FROM record WHERE ${column} IN (${someSources(datasetId)}))
      ORDER BY d.id DESC`,
  );
}

/** By the builds: both took the same seed set. */
async function bySameOrigin(datasetId: number): Promise<PairMatch[]> {
  return ofKind(
    "same_origin",
    await database().$queryRaw<Found>`
      SELECT DISTINCT d.id AS "datasetId", d.name FROM build own
      JOIN build other ON other.dataset_id <> own.dataset_id
        AND other.manifest -> 'seedPrompts' ->> 'source' = own.manifest -> 'seedPrompts' ->> 'source'
        AND other.manifest -> 'source' ->> 'datasetId' IS NULL
      JOIN dataset d ON d.id = other.dataset_id AND d.holds = 'replies'
      WHERE own.dataset_id = ${datasetId}::int AND own.manifest -> 'source' ->> 'datasetId' IS NULL
      ORDER BY d.id DESC`,
  );
}
