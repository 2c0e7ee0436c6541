import type { FilterOf, TextPlace } from "@/lib/datasets/record-filter";
import { parseTextQuery, type TextTerm } from "@/lib/datasets/text-query";
import { Prisma } from "./generated/client";

/** How `record_words` marks where a word stands. */
export const PLACE = { request: 1, thoughts: 2, reply: 3 } as const;
export const placesOf: Record<TextPlace, readonly number[]> = {
  all: Object.values(PLACE),
  request: [PLACE.request],
  thoughts: [PLACE.thoughts],
  reply: [PLACE.reply],
};

/** What a record's array holds of a word, or of all words that begin with it, in some places: an `int[]`. */
export type WordEntries = (
  word: string,
  isBeginning: boolean,
  places: readonly number[],
) => { sql: Prisma.Sql; count: number | null };

/** Looked up by the query itself, in all datasets: an entry of one is of no record of another. */
const lookedUp: WordEntries = (word, isBeginning, places) => ({
  sql: Prisma.sql`ARRAY(SELECT id * 4 + place FROM word, unnest(${[...places]}::int[]) AS place
    WHERE word ${isBeginning ? Prisma.sql`^@` : Prisma.sql`=`} ${word})`,
  count: null,
});

/** Beyond so many, what a record holds is looked up in them and not each of them in what it holds. */
const MANY = 40;

/** As a condition on the columns of `record_words`; null where the query has no term and finds nothing. */
export function wordsCondition(
  { query, in: place }: FilterOf<"words">,
  entries: WordEntries = lookedUp,
  isByIndex = true,
): Prisma.Sql | null {
  const terms = parseTextQuery(query);
  if (terms.length === 0) return null;
  const conditions = terms.map((term) => {
    const found = termCondition(term, placesOf[place], entries, isByIndex);
    return term.isExcluded ? Prisma.sql`NOT (${found})` : found;
  });
  return Prisma.join(conditions, " AND ");
}

function termCondition(
  { words, isBeginning }: TextTerm,
  places: readonly number[],
  entries: WordEntries,
  isByIndex: boolean,
): Prisma.Sql {
  const at = (index: number, some: readonly number[]) =>
    entries(words[index] ?? "", isBeginning && index === words.length - 1, some);
  const each = words.map((_, index) => holdsAny(at(index, places), isByIndex));
  if (words.length === 1) return each[0] ?? Prisma.sql`false`;
  // One after another, and all in one place.
  const runs = places.map((place) => {
    const steps = words.map(
      (_, index) => Prisma.sql`words[at + ${index}::int] = ANY(${at(index, [place]).sql})`,
    );
    return Prisma.sql`(${Prisma.join(steps, " AND ")})`;
  });
  const run = Prisma.sql`EXISTS (SELECT 1 FROM generate_subscripts(words, 1) AS at WHERE ${Prisma.join(runs, " OR ")})`;
  return Prisma.sql`(${Prisma.join(each, " AND ")} AND ${run})`;
}

function holdsAny({ sql, count }: ReturnType<WordEntries>, isByIndex: boolean): Prisma.Sql {
  if (isByIndex || count === null || count <= MANY) return Prisma.sql`words && ${sql}`;
  return Prisma.sql`EXISTS (SELECT 1 FROM unnest(words) AS entry WHERE entry = ANY(${sql}))`;
}
