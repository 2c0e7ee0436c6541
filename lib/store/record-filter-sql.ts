import {
  type FilterOf,
  momentRange,
  type RangeKind,
  type RecordFilter,
  type SetKind,
} from "@/lib/datasets/record-filter";
import { Prisma } from "./generated/client";
import { isStorableText } from "./stored-json";
import { wordsCondition } from "./words-sql";

const MAX_INT4 = 2_147_483_647;

/** Of all moments that Postgres knows by a year of four digits. */
const FIRST_MOMENT = Date.parse("0001-01-01");

/**
 * The same conditions as `matchesFilter`, on the unqualified columns of `record`; true for no filters. Numbers
 * and texts that no record can hold match nothing instead of failing in the database. Words are found in the records
 * whose words were read (worker/word-indexer.ts). Who shows pages or counts plans these searches (search-plan.ts).
 */
export function recordFilterSql(filters: readonly RecordFilter[]): Prisma.Sql {
  if (filters.length === 0) return Prisma.sql`true`;
  return Prisma.join(filters.map(conditionSql), " AND ");
}

function conditionSql(filter: RecordFilter): Prisma.Sql {
  if ("anyOf" in filter) return setSql(filter);
  switch (filter.kind) {
    case "verdict":
      return Prisma.sql`verdict = ${filter.is}`;
    case "cites":
      return citesSql(filter.mode, filter.principles);
    case "truncated":
      return isOrNot(Prisma.sql`finish_reason = 'length'`, filter.is);
    case "refusal":
      return isOrNot(Prisma.sql`coalesce(is_refusal, false)`, filter.is);
    case "edited":
      return isOrNot(Prisma.sql`edited_at IS NOT NULL`, filter.is);
    case "build":
      return filter.id > MAX_INT4 ? Prisma.sql`false` : Prisma.sql`build_id = ${filter.id}::int`;
    case "version":
      return filter.id > MAX_INT4
        ? Prisma.sql`false`
        : Prisma.sql`build_id IN (SELECT id FROM build WHERE constitution_version_id = ${filter.id}::int)`;
    case "duplicate":
      if (filter.of === "any") return Prisma.sql`duplicate_of IS NOT NULL`;
      if (filter.of === "none") return Prisma.sql`duplicate_of IS NULL`;
      return filter.of > MAX_INT4 ? Prisma.sql`false` : Prisma.sql`duplicate_of = ${filter.of}::int`;
    case "words": {
      const found = wordsCondition(filter);
      return found === null
        ? Prisma.sql`false`
        : Prisma.sql`id IN (SELECT record_id FROM record_words WHERE ${found})`;
    }
    case "text":
      return textSql(filter.contains);
    case "created":
      return createdSql(momentRange(filter));
    default:
      return rangeSql(filter.kind, filter.min, filter.max);
  }
}

const isOrNot = (condition: Prisma.Sql, is: boolean) => (is ? condition : Prisma.sql`NOT (${condition})`);

const numbers: Record<RangeKind, Prisma.Sql> = {
  cited_count: Prisma.sql`cardinality(coalesce(cited, '{}'))`,
  instruction_length: Prisma.sql`instruction_length`,
  thoughts_length: Prisma.sql`thoughts_length`,
  reply_length: Prisma.sql`reply_length`,
  output_length: Prisma.sql`output_length`,
  score: Prisma.sql`score`,
  nearest: Prisma.sql`nearest_score`,
  leak: Prisma.sql`leak_share`,
  prompt_tokens: Prisma.sql`prompt_tokens`,
  completion_tokens: Prisma.sql`completion_tokens`,
  time: Prisma.sql`total_ms`,
};

/** Whole numbers are compared as such, so that an index can be used. */
const wholeNumbers: ReadonlySet<RangeKind> = new Set([
  "cited_count",
  "instruction_length",
  "thoughts_length",
  "reply_length",
  "output_length",
  "prompt_tokens",
  "completion_tokens",
  "time",
]);

function rangeSql(kind: RangeKind, min: number | null, max: number | null): Prisma.Sql {
  const number = numbers[kind];
  if (!wholeNumbers.has(kind)) {
    return allOf(number, [
      ...(min === null ? [] : [Prisma.sql`${number} >= ${min}::float8`]),
      ...(max === null ? [] : [Prisma.sql`${number} <= ${max}::float8`]),
    ]);
  }
  const [from, to] = [Math.ceil(min ?? -MAX_INT4), Math.floor(max ?? MAX_INT4)];
  if (from > MAX_INT4 || to < -MAX_INT4) return Prisma.sql`false`;
  return allOf(number, [
    ...(from <= -MAX_INT4 ? [] : [Prisma.sql`${number} >= ${from}::int`]),
    ...(to >= MAX_INT4 ? [] : [Prisma.sql`${number} <= ${to}::int`]),
  ]);
}

function createdSql({ from, to }: { from: number; to: number }): Prisma.Sql {
  if (to < FIRST_MOMENT) return Prisma.sql`false`;
  const moment = (ms: number) => Prisma.sql`${new Date(ms).toISOString()}::timestamptz`;
  return allOf(Prisma.sql`created_at`, [
    ...(from < FIRST_MOMENT ? [] : [Prisma.sql`created_at >= ${moment(from)}`]),
    ...(to === Number.POSITIVE_INFINITY ? [] : [Prisma.sql`created_at <= ${moment(to)}`]),
  ]);
}

const allOf = (value: Prisma.Sql, bounds: Prisma.Sql[]) =>
  bounds.length === 0 ? Prisma.sql`${value} IS NOT NULL` : Prisma.join(bounds, " AND ");

/** Of a build they are looked up among the builds, which are few, and not row by row. */
const ofBuild: Partial<Record<SetKind, Prisma.Sql>> = {
  step: Prisma.sql`SELECT id FROM build WHERE step = ANY`,
  preset: Prisma.sql`SELECT id FROM build WHERE coalesce(current_preset, manifest->'preset')->>'name' = ANY`,
};

const columns: Partial<Record<SetKind, Prisma.Sql>> = {
  reason: Prisma.sql`reason`,
  topic: Prisma.sql`topic`,
  question_type: Prisma.sql`question_type`,
  finish: Prisma.sql`finish_reason`,
  script: Prisma.sql`script`,
  review: Prisma.sql`review`,
};

function setSql({ kind, anyOf, isExcluding }: FilterOf<SetKind>): Prisma.Sql {
  const values = anyOf.filter((value) => value !== "" && isStorableText(value));
  const any = anySql(kind, values, anyOf.includes(""));
  return isExcluding ? Prisma.sql`NOT coalesce(${any}, false)` : any;
}

/** True where it is so; elsewhere false, or unknown: a bare condition is one that an index can answer. */
function anySql(kind: SetKind, values: readonly string[], hasAbsent: boolean): Prisma.Sql {
  if (kind === "tag") {
    // That they are not none is said too: the index holds only records with tags.
    const any = Prisma.sql`(tags && ${values}::text[] AND tags <> '{}')`;
    return hasAbsent ? Prisma.sql`(${any} OR tags = '{}')` : any;
  }
  if (kind === "model") {
    const any = Prisma.sql`(build_id, server_id) IN (SELECT build_id, server_id FROM build_server WHERE identity->>'model' = ANY(${values}::text[]))`;
    const isKnown = Prisma.sql`coalesce((build_id, server_id) IN (SELECT build_id, server_id FROM build_server), false)`;
    return hasAbsent ? Prisma.sql`(${any} OR NOT ${isKnown})` : any;
  }
  const builds = ofBuild[kind];
  if (builds !== undefined) {
    const any = Prisma.sql`build_id IN (${builds}(${values}::text[]))`;
    return hasAbsent ? Prisma.sql`(${any} OR build_id IS NULL)` : any;
  }
  const column = columns[kind] ?? Prisma.sql`reason`;
  const any = kind === "topic" ? topicSql(values) : Prisma.sql`${column} = ANY(${values}::text[])`;
  return hasAbsent ? Prisma.sql`(${any} OR ${column} IS NULL)` : any;
}

/** Looked up by their beginnings: an index refuses texts of any length. */
function topicSql(topics: readonly string[]): Prisma.Sql {
  const beginnings = topics.map((topic) => [...topic].slice(0, 100).join(""));
  return Prisma.sql`(left(topic, 100) = ANY(${beginnings}::text[]) AND topic = ANY(${topics}::text[]))`;
}

function citesSql(mode: "all" | "any" | "none", principles: readonly number[]): Prisma.Sql {
  const known = principles.filter((number) => number <= MAX_INT4);
  if (mode === "all" && known.length < principles.length) return Prisma.sql`false`;
  // The bare operators are those that the GIN index answers.
  if (mode === "all") return Prisma.sql`cited @> ${known}::int[]`;
  if (mode === "any") return Prisma.sql`cited && ${known}::int[]`;
  return Prisma.sql`NOT (coalesce(cited, '{}') && ${known}::int[])`;
}

/** `strpos` knows no wildcards, and lower() under the C collation changes A to Z only, like the predicate. */
export function textSql(contains: string): Prisma.Sql {
  if (!isStorableText(contains)) return Prisma.sql`false`;
  const needle = Prisma.sql`lower(${contains}::text COLLATE "C")`;
  const parts = [Prisma.sql`instruction`, Prisma.sql`input`, Prisma.sql`thoughts`, Prisma.sql`reply`];
  const conditions = parts.map((part) => Prisma.sql`strpos(lower(${part} COLLATE "C"), ${needle}) > 0`);
  return Prisma.sql`(${Prisma.join(conditions, " OR ")})`;
}
