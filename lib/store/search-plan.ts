import type { FilterOf, RecordFilter } from "@/lib/datasets/record-filter";
import { parseTextQuery } from "@/lib/datasets/text-query";
import { Prisma } from "./generated/client";
import { readRows } from "./read-rows";
import { recordFilterSql, textSql } from "./record-filter-sql";
import { isStorableText } from "./stored-json";
import { textCandidates } from "./text-candidates";
import { placesOf, type WordEntries, wordsCondition } from "./words-sql";

/** Of at most so many, the records with the words are looked up; of more, records are looked at until a page is full. */
const FEW_HITS = 20_000;
/** The same where texts have to be read. */
const FEW_CANDIDATES = 60_000;

export type SearchPlan = {
  /** On the unqualified columns of `record`, the same as `recordFilterSql`. */
  condition: Prisma.Sql;
  /** Whether whoever counts all has to read more texts than can be waited for. */
  readsManyTexts: boolean;
};
type Wanted = {
  signal?: AbortSignal;
  /** All that match are wanted, not the first of them. */
  isWhole?: boolean;
  /** In place of the usual bounds. */
  few?: number;
};

/** The filters as a condition of the kind that is quickest in this dataset, by what is counted of its words. */
export async function planSearch(
  datasetId: number,
  filters: readonly RecordFilter[],
  wanted: Wanted = {},
): Promise<SearchPlan> {
  const words = filters.filter((filter) => filter.kind === "words");
  const texts = filters.filter((filter) => filter.kind === "text");
  const others = filters.filter(({ kind }) => kind !== "words" && kind !== "text");
  const conditions = [recordFilterSql(others)];
  for (const filter of words) conditions.push(await wordsSearch(datasetId, filter, wanted));
  let readsManyTexts = false;
  for (const filter of texts) {
    const planned = await textSearch(datasetId, filter, wanted);
    conditions.push(planned.condition);
    readsManyTexts ||= planned.readsManyTexts;
  }
  return { condition: Prisma.join(conditions, " AND "), readsManyTexts };
}

async function wordsSearch(
  datasetId: number,
  filter: FilterOf<"words">,
  { isWhole = false, few = FEW_HITS, signal }: Wanted,
): Promise<Prisma.Sql> {
  const terms = parseTextQuery(filter.query);
  const { entries, countOf } = await readEntries(datasetId, terms, signal);
  const places = placesOf[filter.in];
  const bounds = terms
    .filter(({ isExcluded }) => !isExcluded)
    .flatMap(({ words, isBeginning }) =>
      words.map((word, at) => countOf(word, isBeginning && at === words.length - 1, places)),
    );
  const isFew = bounds.length > 0 && Math.min(...bounds) <= few;
  const found = wordsCondition(filter, entries, isFew || isWhole);
  if (found === null) return Prisma.sql`false`;
  if (isFew)
    return Prisma.sql`id = ANY(ARRAY(SELECT record_id FROM record_words WHERE dataset_id = ${datasetId}::int AND ${found}))`;
  if (isWhole)
    return Prisma.sql`id IN (SELECT record_id FROM record_words WHERE dataset_id = ${datasetId}::int AND ${found})`;
  // The offset keeps it a look at one record: a join would first find all of them.
  return Prisma.sql`EXISTS (SELECT 1 FROM record_words WHERE record_id = id AND ${found} OFFSET 0)`;
}

type WordRow = { term: string; id: number; requests: number; thoughts: number; replies: number };

async function readEntries(
  datasetId: number,
  terms: ReturnType<typeof parseTextQuery>,
  signal?: AbortSignal,
): Promise<{
  entries: WordEntries;
  countOf: (word: string, isBeginning: boolean, places: readonly number[]) => number;
}> {
  const last = ({ words }: (typeof terms)[number]) => words.length - 1;
  const whole = terms.flatMap((term) =>
    term.words.filter((_, at) => !(term.isBeginning && at === last(term))),
  );
  const beginnings = terms.filter((term) => term.isBeginning).map((term) => term.words[last(term)] ?? "");
  const columns = Prisma.sql`id, requests, thoughts, replies`;
  const [wholeRows, ...beginningRows] = await Promise.all([
    readRows<WordRow>(
      Prisma.sql`SELECT word AS term, ${columns} FROM word
        WHERE dataset_id = ${datasetId}::int AND word = ANY(${whole.filter(isStorableText)}::text[])`,
      { signal },
    ),
    ...beginnings.map((word) =>
      readRows<WordRow>(
        Prisma.sql`SELECT '' AS term, ${columns} FROM word
          WHERE dataset_id = ${datasetId}::int AND word ^@ ${word}::text`,
        { signal },
      ),
    ),
  ]);
  const rowsOf = (word: string, isBeginning: boolean) =>
    isBeginning
      ? (beginningRows[beginnings.indexOf(word)] ?? [])
      : wholeRows.filter(({ term }) => term === word);
  return {
    entries: (word, isBeginning, places) => {
      const entries = rowsOf(word, isBeginning).flatMap(({ id }) => places.map((place) => id * 4 + place));
      return { sql: Prisma.sql`${entries}::int[]`, count: entries.length };
    },
    countOf: (word, isBeginning, places) =>
      rowsOf(word, isBeginning).reduce((sum, row) => {
        const counts = [0, row.requests, row.thoughts, row.replies];
        return sum + places.reduce((all, place) => all + (counts[place] ?? 0), 0);
      }, 0),
  };
}

/** Records whose words allow for the text, and those whose words are not read yet; each is then looked at. */
async function textSearch(
  datasetId: number,
  { contains }: FilterOf<"text">,
  { few = FEW_CANDIDATES, signal }: Wanted,
): Promise<SearchPlan> {
  const isThere = textSql(contains);
  if (!isStorableText(contains)) return { condition: isThere, readsManyTexts: false };
  const candidates = await textCandidates(datasetId, contains, signal);
  if (candidates === null) return { condition: isThere, readsManyTexts: true };
  const { found, atMost } = candidates;
  if (atMost <= few) {
    const ids = Prisma.sql`SELECT record_id FROM record_words WHERE dataset_id = ${datasetId}::int AND ${found}
      UNION ALL SELECT record_id FROM record_unindexed WHERE dataset_id = ${datasetId}::int`;
    return {
      condition: Prisma.sql`(id = ANY(ARRAY(${ids})) AND ${isThere})`,
      readsManyTexts: atMost > FEW_HITS / 2,
    };
  }
  const isUnread = Prisma.sql`NOT EXISTS (SELECT 1 FROM record_words WHERE record_id = id OFFSET 0)`;
  const isCandidate = Prisma.sql`EXISTS (SELECT 1 FROM record_words WHERE record_id = id AND ${found} OFFSET 0)`;
  return {
    condition: Prisma.sql`((${isCandidate} OR ${isUnread}) AND ${isThere})`,
    readsManyTexts: true,
  };
}
