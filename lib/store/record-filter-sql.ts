import {
  type FilterOf,
  momentRange,
  type RangeKind,
  type RecordFilter,
  type SetKind,
} from "@/lib/datasets/record-filter";
import { parseTextQuery } from "@/lib/datasets/text-query";
import { Prisma } from "./generated/client";
import { isStorableText } from "./stored-json";

const MAX_INT4 = 2_147_483_647;

/**
 * The same conditions as `matchesFilter`, on the unqualified columns of `record`; true for no filters. Numbers
 * and texts that no record can hold match nothing instead of failing in the database.
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
    case "words":
      return wordsSql(filter);
    case "text":
      return textSql(filter.contains);
    case "created": {
      const { from, to } = momentRange(filter);
      return between(Prisma.sql`extract(epoch FROM created_at) * 1000`, from, to);
    }
    default:
      return between(
        numbers[filter.kind],
        filter.min ?? Number.NEGATIVE_INFINITY,
        filter.max ?? Number.POSITIVE_INFINITY,
      );
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

function between(number: Prisma.Sql, min: number, max: number): Prisma.Sql {
  const bounds = [
    ...(min === Number.NEGATIVE_INFINITY ? [] : [Prisma.sql`${number} >= ${min}::float8`]),
    ...(max === Number.POSITIVE_INFINITY ? [] : [Prisma.sql`${number} <= ${max}::float8`]),
  ];
  return bounds.length === 0 ? Prisma.sql`${number} IS NOT NULL` : Prisma.join(bounds, " AND ");
}

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
  return isOrNot(anySql(kind, values, anyOf.includes("")), !isExcluding);
}

function anySql(kind: SetKind, values: readonly string[], hasAbsent: boolean): Prisma.Sql {
  if (kind === "tag") {
    const any = Prisma.sql`tags && ${values}::text[]`;
    return hasAbsent ? Prisma.sql`(${any} OR tags = '{}')` : any;
  }
  if (kind === "model") {
    const any = Prisma.sql`coalesce((build_id, server_id) IN (SELECT build_id, server_id FROM build_server WHERE identity->>'model' = ANY(${values}::text[])), false)`;
    const known = Prisma.sql`coalesce((build_id, server_id) IN (SELECT build_id, server_id FROM build_server), false)`;
    return hasAbsent ? Prisma.sql`(${any} OR NOT ${known})` : any;
  }
  const builds = ofBuild[kind];
  if (builds !== undefined) {
    const any = Prisma.sql`coalesce(build_id IN (${builds}(${values}::text[])), false)`;
    return hasAbsent ? Prisma.sql`(${any} OR build_id IS NULL)` : any;
  }
  const column = columns[kind] ?? Prisma.sql`reason`;
  const any = Prisma.sql`coalesce(${column} = ANY(${values}::text[]), false)`;
  return hasAbsent ? Prisma.sql`(${any} OR ${column} IS NULL)` : any;
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
function textSql(contains: string): Prisma.Sql {
  if (!isStorableText(contains)) return Prisma.sql`false`;
  const needle = Prisma.sql`lower(${contains}::text COLLATE "C")`;
  const parts = [Prisma.sql`instruction`, Prisma.sql`input`, Prisma.sql`thoughts`, Prisma.sql`reply`];
  const conditions = parts.map((part) => Prisma.sql`strpos(lower(${part} COLLATE "C"), ${needle}) > 0`);
  return Prisma.sql`(${Prisma.join(conditions, " OR ")})`;
}

function wordsSql({ query }: FilterOf<"words">): Prisma.Sql {
  const terms = parseTextQuery(query);
  if (terms.length === 0) return Prisma.sql`false`;
  return Prisma.join(
    terms.map(({ words, isExcluded }) => isOrNot(textSql(words.join(" ")), !isExcluded)),
    " AND ",
  );
}
