import type { RecordFilter } from "@/lib/datasets/record-filter";
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
  switch (filter.kind) {
    case "verdict":
      return Prisma.sql`verdict = ${filter.is}`;
    case "reason":
      return Prisma.sql`reason = ANY(${filter.anyOf.filter(isStorableText)}::text[])`;
    case "cites":
      return citesSql(filter.mode, filter.principles);
    case "build":
      return filter.id > MAX_INT4 ? Prisma.sql`false` : Prisma.sql`build_id = ${filter.id}::int`;
    case "text":
      return textSql(filter.contains);
  }
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
