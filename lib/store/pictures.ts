import {
  drawLengths,
  fillBins,
  type Lengths,
  type NoveltyPicture,
  type PrincipleSources,
  rankVerbs,
  type VerbNouns,
} from "@/lib/datasets/pictures";
import { database } from "./database";

// Each reads the narrow columns of a dataset's records once; none of them fetches a text.

export async function principleSources(datasetId: number): Promise<PrincipleSources> {
  // Few combinations are cited again and again, so they are taken apart after they were counted.
  const rows = await database().$queryRaw<{ isGuided: boolean; cited: number[]; count: number }[]>`
    SELECT question_type IS NOT NULL AS "isGuided", cited, count(*)::int AS count FROM record
    WHERE dataset_id = ${datasetId} AND verdict = 'kept' GROUP BY 1, 2`;
  const counts = new Map<number, { guided: number; other: number }>();
  const of = { guided: 0, other: 0 };
  for (const { isGuided, cited, count } of rows) {
    const source = isGuided ? "guided" : "other";
    of[source] += count;
    for (const number of cited) {
      const known = counts.get(number) ?? { guided: 0, other: 0 };
      known[source] += count;
      counts.set(number, known);
    }
  }
  const principles = [...counts]
    .map(([number, own]) => ({ number, ...own }))
    .sort((a, b) => a.number - b.number);
  return { ...of, principles };
}

export async function countVerbNouns(datasetId: number): Promise<VerbNouns> {
  const rows = await database().$queryRaw<{ verb: string | null; noun: string | null; count: number }[]>`
    SELECT verb, noun, count(*)::int AS count FROM record
    WHERE dataset_id = ${datasetId} AND verdict = 'kept' GROUP BY 1, 2`;
  const pairs = rows.flatMap(({ verb, noun, count }) =>
    verb === null || noun === null ? [] : [{ verb, noun, count }],
  );
  const sum = (counts: readonly { count: number }[]) => counts.reduce((total, { count }) => total + count, 0);
  return { records: sum(rows), read: sum(pairs), verbs: rankVerbs(pairs) };
}

/**
 * What a model wrote as it was written, beside what was kept of it. Of prompts, which have no reply, the prompts
 * themselves.
 */
export async function lengthPicture(datasetId: number): Promise<Lengths> {
  const rows = await database().$queryRaw<{ length: number; before: number; after: number }[]>`
    WITH lengths AS MATERIALIZED (SELECT verdict = 'kept' AS kept,
        CASE WHEN reply_length > 0 THEN reply_length ELSE instruction_length END AS before,
        CASE WHEN output_length > 0 THEN output_length ELSE instruction_length END AS after, count(*) AS records
      FROM record WHERE dataset_id = ${datasetId} GROUP BY 1, 2, 3)
    SELECT length, sum(before)::int AS before, sum(after)::int AS after FROM (
      SELECT before AS length, sum(records) AS before, 0 AS after FROM lengths GROUP BY 1
      UNION ALL SELECT after, 0, sum(records) FROM lengths WHERE kept GROUP BY 1) counted
    GROUP BY 1 ORDER BY 1`;
  return drawLengths(rows);
}

/** Bars of a twentieth; a score of 1 stands in the last. */
const NOVELTY_BINS = 20;

export async function noveltyPicture(datasetId: number): Promise<NoveltyPicture> {
  const rows = await database().$queryRaw<{ bin: number; before: number; after: number }[]>`
    SELECT least(${NOVELTY_BINS - 1}, floor(nearest_score * ${NOVELTY_BINS} + 0.0000001))::int AS bin,
      count(*)::int AS before, (count(*) FILTER (WHERE verdict = 'kept'))::int AS after
    FROM record WHERE dataset_id = ${datasetId} AND nearest_score IS NOT NULL GROUP BY 1`;
  const edges = (bin: number) => ({ from: bin / NOVELTY_BINS, to: (bin + 1) / NOVELTY_BINS });
  return {
    bins: fillBins(rows, edges),
    compared: rows.reduce((sum, { before }) => sum + before, 0),
    kept: rows.reduce((sum, { after }) => sum + after, 0),
  };
}
