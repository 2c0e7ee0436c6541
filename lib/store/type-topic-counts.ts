import { database } from "./database";

/** Topics that stand in columns of their own. */
const MOST_TOPICS = 24;

export type TypeTopicCounts = {
  /** Kept records by question type, most first. */
  types: { questionType: string; records: number; topics: number }[];
  /** The most frequent topics of the dataset, most first, of equal ones by name. */
  topics: { topic: string; records: number }[];
  /** What is not here is zero. */
  cells: { questionType: string; topic: string; records: number }[];
};

/**
 * Which question types and topics a dataset's kept records have, from the index of topics alone
 * (prisma/migrations/20261123030000_tgrt).
 */
export async function countTypesAndTopics(datasetId: number): Promise<TypeTopicCounts> {
  type Row = { questionType: string | null; topic: string | null; records: number; topics: number };
  const rows = await database().$queryRaw<Row[]>`
    WITH pair AS MATERIALIZED (
      SELECT question_type, topic, count(*) AS n FROM record
      WHERE dataset_id = ${datasetId} AND verdict = 'kept' AND question_type IS NOT NULL GROUP BY 1, 2),
    top AS MATERIALIZED (
      SELECT topic, sum(n) AS n FROM pair WHERE topic IS NOT NULL GROUP BY 1
      ORDER BY n DESC, topic LIMIT ${MOST_TOPICS})
    SELECT question_type AS "questionType", NULL AS topic, sum(n)::int AS records, count(topic)::int AS topics
      FROM pair GROUP BY 1
    UNION ALL SELECT NULL, topic, n::int, 0 FROM top
    UNION ALL SELECT p.question_type, p.topic, p.n::int, 0 FROM pair p JOIN top t ON t.topic = p.topic`;
  const byCount =
    <R extends { records: number }>(name: (row: R) => string) =>
    (a: R, b: R) =>
      b.records - a.records || name(a).localeCompare(name(b), "en");
  return {
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
