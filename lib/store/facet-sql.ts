import type { RecordFilterKind } from "@/lib/datasets/record-filter";
import { Prisma } from "./generated/client";

/** At most so many values of a facet are listed. */
const LISTED = 20;

/** The filters that a facet leaves out, its value of a record, and what it is of a record with several. */
type FacetSource = {
  own: readonly RecordFilterKind[];
  columns: string;
  value: string;
  from?: string;
  /**
   * What of the columns its values follow from, where that has few: records that are equal in all of these, over all
   * facets, are counted once and their number after that.
   */
  grouped?: readonly string[];
  /** How many records a row of `from` stands for; one, unless it is said. */
  count?: string;
};
const ofColumn = (own: RecordFilterKind, column: string): FacetSource => ({
  own: [own],
  columns: column,
  value: `coalesce(${column}, '')`,
});
const ofFew = (own: RecordFilterKind, column: string): FacetSource => ({
  ...ofColumn(own, column),
  grouped: [column],
});

/** All of it is in the index that holds no text. */
export const facetSources = {
  verdict: ofFew("verdict", "verdict"),
  reason: { ...ofFew("reason", "reason"), value: "reason", from: "m WHERE reason IS NOT NULL" },
  cites: {
    own: ["cites"],
    columns: "cited",
    value: "number::text",
    // Many records cite the same principles.
    from: "(SELECT cited, count(*) AS records FROM m GROUP BY cited) c, unnest(cited) AS number",
    count: "sum(records)",
  },
  topic: ofColumn("topic", "topic"),
  question_type: ofFew("question_type", "question_type"),
  finish: ofFew("finish", "finish_reason"),
  script: ofFew("script", "script"),
  review: ofFew("review", "review"),
  tag: {
    own: ["tag"],
    columns: "tags",
    grouped: ["tags"],
    value: "coalesce(tag, '')",
    from: "m LEFT JOIN LATERAL unnest(tags) AS tag ON true",
  },
  build: { ...ofFew("build", "build_id"), value: "coalesce(build_id::text, '')" },
  flags: {
    own: ["truncated", "refusal", "edited", "duplicate"],
    columns: "finish_reason, is_refusal, edited_at, duplicate_of",
    value: "flag",
    grouped: [
      "finish_reason",
      "is_refusal",
      "edited_at IS NOT NULL AS is_edited",
      "duplicate_of IS NOT NULL AS is_duplicate",
    ],
    from: `m CROSS JOIN LATERAL (VALUES ('truncated', finish_reason = 'length'), ('refusal', is_refusal),
      ('edited', is_edited), ('duplicate', is_duplicate)) AS f(flag, has) WHERE has`,
  },
} satisfies Record<string, FacetSource>;
export type FacetName = keyof typeof facetSources;
export const facetNames = Object.keys(facetSources) as FacetName[];

/** Counted in steps of this width; bars are made of whole steps. The trigger of `record` counts in the same. */
export const histogramSources = {
  reply_length: { own: ["reply_length"], columns: "reply_length", value: "reply_length / 25", step: 25 },
  output_length: { own: ["output_length"], columns: "output_length", value: "output_length / 25", step: 25 },
  score: { own: ["score"], columns: "score", value: "floor(score * 4)::int", step: 0.25 },
  nearest: {
    own: ["nearest"],
    columns: "nearest_score",
    value: "floor(nearest_score * 40)::int",
    step: 0.025,
  },
} satisfies Record<string, FacetSource & { step: number }>;
export type HistogramName = keyof typeof histogramSources;
export const histogramNames = Object.keys(histogramSources) as HistogramName[];

/** `total`: how many values there are; `matching` has one row, the count of all. */
export type CountedRow = { facet: string; value: string; count: number; total: number };

const source = (name: FacetName | HistogramName): FacetSource =>
  ({ ...facetSources, ...histogramSources })[name];

export const ownKinds = (name: FacetName | HistogramName) => source(name).own;

/** Counts of what is named among the records that `where` allows for, which are read once. */
export function facetsSql(names: readonly (FacetName | HistogramName)[], where: Prisma.Sql): Prisma.Sql {
  const columns = new Set(names.flatMap((name) => source(name).columns.split(", ")));
  const grouped = [...new Set(names.flatMap((name) => source(name).grouped ?? []))];
  const counts = names.map((name) => {
    const { value, from = "m", count: own = "count(*)", grouped: isGrouped } = source(name);
    const limit = name in facetSources ? `LIMIT ${LISTED}` : "";
    const [rows, count] = isGrouped === undefined ? [from, own] : [from.replace("m", "g"), "sum(records)"];
    return Prisma.raw(`(SELECT '${name}' AS facet, value::text AS value, n::int AS count, (count(*) OVER ())::int AS total
      FROM (SELECT ${value} AS value, ${count} AS n FROM ${rows} GROUP BY 1) f WHERE value IS NOT NULL
      ORDER BY n DESC, value ${limit})`);
  });
  const matching = Prisma.sql`(SELECT 'matching' AS facet, '' AS value, count(*)::int AS count, 1 AS total FROM m)`;
  const places = grouped.map((_, at) => at + 1).join(", ");
  const groups =
    grouped.length === 0
      ? Prisma.empty
      : Prisma.raw(
          `, g AS MATERIALIZED (SELECT ${grouped.join(", ")}, count(*) AS records FROM m GROUP BY ${places})`,
        );
  return Prisma.sql`
    WITH m AS MATERIALIZED (SELECT ${Prisma.raw([...columns, "id"].join(", "))} FROM record WHERE ${where})${groups}
    ${Prisma.join([matching, ...counts], " UNION ALL ")}`;
}
