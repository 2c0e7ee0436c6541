import { LONGEST_WORD, lowerWord } from "@/lib/datasets/text-words";
import { Prisma } from "./generated/client";
import { readRows } from "./read-rows";
import { CUT_RUN } from "./word-batch";
import { PLACE } from "./words-sql";

/** A run that so many words of a dataset allow for says nothing. */
const MOST_WORDS = 2_000;
const RUN = /[\p{L}\p{M}\p{N}]+/gu;

type Word = { id: number; records: number };

/**
 * Which records may contain a run of characters, by their words: its inner runs of letters are whole words, the first
 * is the end of a word and the last the beginning of one. `found` is a condition on the columns of `record_words`;
 * `atMost` so many records have it, counting those whose words are not read. Null where the words say nothing.
 */
export async function textCandidates(
  datasetId: number,
  contains: string,
  signal?: AbortSignal,
): Promise<{ found: Prisma.Sql; atMost: number } | null> {
  const runs = [...contains.matchAll(RUN)].filter(([run]) => [...run].length <= LONGEST_WORD);
  const read = await Promise.all(
    runs.map((match) => readWords(datasetId, wordCondition(match, contains), signal)),
  );
  const telling = read.filter((words) => words.length <= MOST_WORDS);
  if (telling.length === 0) return null;
  const [cut, unread] = await Promise.all([
    readWords(datasetId, Prisma.sql`word = ${CUT_RUN}`, signal),
    readRows<{ count: number }>(
      Prisma.sql`SELECT count(*)::int AS count FROM record_unindexed WHERE dataset_id = ${datasetId}::int`,
      { signal },
    ),
  ]);
  const all = Prisma.join(telling.map(holds), " AND ");
  const records = (words: readonly Word[]) => words.reduce((sum, word) => sum + word.records, 0);
  return {
    found: cut.length === 0 ? all : Prisma.sql`((${all}) OR ${holds(cut)})`,
    atMost: Math.min(...telling.map(records)) + records(cut) + (unread[0]?.count ?? 0),
  };
}

function wordCondition(match: RegExpExecArray, contains: string): Prisma.Sql {
  const run = lowerWord(match[0]);
  const isFirst = match.index === 0;
  const isLast = match.index + match[0].length === contains.length;
  if (isFirst && isLast) return Prisma.sql`strpos(word, ${run}::text) > 0`;
  if (isFirst) return Prisma.sql`right(word, ${[...run].length}::int) = ${run}::text`;
  if (isLast) return Prisma.sql`word ^@ ${run}::text`;
  return Prisma.sql`word = ${run}::text`;
}

function readWords(datasetId: number, condition: Prisma.Sql, signal?: AbortSignal): Promise<Word[]> {
  return readRows<Word>(
    Prisma.sql`SELECT id, requests + thoughts + replies AS records FROM word
      WHERE dataset_id = ${datasetId}::int AND ${condition} LIMIT ${MOST_WORDS + 1}::int`,
    { signal },
  );
}

function holds(words: readonly Word[]): Prisma.Sql {
  const entries = words.flatMap(({ id }) => Object.values(PLACE).map((place) => id * 4 + place));
  return Prisma.sql`words && ${entries}::int[]`;
}
