import type { RecordFilter } from "@/lib/datasets/record-filter";
import { database } from "./database";
import { Prisma } from "./generated/client";
import { pictureRows, scaled } from "./picture-rows";

/** Topics that stand in columns of their own. */
const MOST_TOPICS = 24;

export type TypeTopicCounts = {
  isEstimate: boolean;
  /** Kept records by question type, most first. */
  types: { questionType: string; records: number; topics: number }[];
  /** The most frequent of the topics that stand more than once, most first, of equal ones by name. */
  topics: { topic: string; records: number }[];
  /** What is not here is zero. */
  cells: { questionType: string; topic: string; records: number }[];
};

/**
 * Which question types and topics a dataset's kept records have. Without filters from the index of topics alone
 * (prisma/migrations/20261123030000_tgrt), else from the records that pass, or a sample of them.
 */
export async function countTypesAndTopics(
  datasetId: number,
  filters: readonly RecordFilter[] = [],
): Promise<TypeTopicCounts> {
  const indexed = {
    from: Prisma.sql`FROM record WHERE dataset_id = ${datasetId}`,
    scale: 1,
    isEstimate: false,
  };
  const from =
    filters.length === 0 ? indexed : await pictureRows({ kind: "dataset", id: datasetId }, filters);
  type Row = { questionType: string | null; topic: string | null; records: number; topics: number };
  const counted = await database().$queryRaw<Row[]>`
    WITH pair AS MATERIALIZED (
      SELECT question_type, topic, count(*) AS n ${from.from}
        AND verdict = 'kept' AND question_type IS NOT NULL GROUP BY 1, 2),
    top AS MATERIALIZED (
      SELECT topic, sum(n) AS n FROM pair WHERE topic IS NOT NULL GROUP BY 1
      HAVING sum(n) > 1 ORDER BY n DESC, topic LIMIT ${MOST_TOPICS})
    SELECT question_type AS "questionType", NULL AS topic, sum(n)::int AS records, count(topic)::int AS topics
      FROM pair GROUP BY 1
    UNION ALL SELECT NULL, topic, n::int, 0 FROM top
    UNION ALL SELECT p.question_type, p.topic, p.n::int, 0 FROM pair p JOIN top t ON t.topic = p.topic`;
  const rows = counted.map((row) => ({ ...row, records: scaled(row.records, from) }));
  const byCount =
    <R extends { records: number }>(name: (row: R) => string) =>
    (a: R, b: R) =>
      b.records - a.records || name(a).localeCompare(name(b), "en");
  return {
    isEstimate: from.isEstimate,
    types: rows
      .flatMap(({ questionType, topic, records, topics }) =>
        questionType !== null && topic === null ? [{ questionType, records, topics }] : [],
      )
      .sort(byCount(({ questionType }) => questionType)),
    topics: rows
      .flatMap(({ questionType, topic, records }) =>
        questionType === null && topic !== null ? [{ topic, records }] : [],
      )
      .sort(byCount(({ topic }) => topic)),
    cells: rows.flatMap(({ questionType, topic, records }) =>
      questionType !== null && topic !== null ? [{ questionType, topic, records }] : [],
    ),
  };
}
