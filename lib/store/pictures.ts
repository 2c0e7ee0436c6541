import type { ComparedSide } from "@/lib/datasets/compared-side";
import { type Distribution, drawDistribution, fillBins, type Measure } from "@/lib/datasets/distribution";
import { funnelSteps } from "@/lib/datasets/funnel-steps";
import {
  type CitedByGroup,
  type DropFunnel,
  type NoveltyPicture,
  rankVerbs,
  type VerbNouns,
} from "@/lib/datasets/pictures";
import { coverPrinciples, type PrincipleCoverage } from "@/lib/datasets/principle-coverage";
import type { RecordFilter } from "@/lib/datasets/record-filter";
import { currentPresetOf } from "./current-preset";
import { database } from "./database";
import { Prisma } from "./generated/client";
import { pictureRows, scaled } from "./picture-rows";

// Each reads narrow columns of a dataset's records, or of a sample of them, once; none of them fetches a text.

type Filters = readonly RecordFilter[];
const of = (datasetId: number): ComparedSide => ({ kind: "dataset", id: datasetId });

export async function principleCoverage(datasetId: number, filters: Filters): Promise<PrincipleCoverage> {
  const rows = await pictureRows(of(datasetId), filters);
  // Few combinations are cited again and again, so they are taken apart after they were counted.
  const groups = await database().$queryRaw<
    { cited: number[]; isKept: boolean; isGuided: boolean; count: number }[]
  >`SELECT cited, verdict = 'kept' AS "isKept", question_type IS NOT NULL AS "isGuided", count(*)::int AS count
    ${rows.from} GROUP BY 1, 2, 3`;
  const coverage = coverPrinciples(groups.map((one) => ({ ...one, count: one.count * rows.scale })));
  const whole = <Row extends Record<string, number>>(row: Row, ...keys: (keyof Row)[]) => ({
    ...row,
    ...Object.fromEntries(keys.map((key) => [key, Math.round(row[key] ?? 0)])),
  });
  const { principles, pairs, ...all } = coverage;
  return {
    ...whole(all, "records", "kept", "guided", "other"),
    principles: principles.map((row) => whole(row, "kept", "dropped", "guided", "other")),
    pairs: pairs.map((row) => whole(row, "count")),
    isEstimate: rows.isEstimate,
  };
}

export async function countVerbNouns(datasetId: number, filters: Filters): Promise<VerbNouns> {
  const from = await pictureRows(of(datasetId), filters);
  const rows = await database().$queryRaw<{ verb: string | null; noun: string | null; count: number }[]>`
    SELECT verb, noun, count(*)::int AS count ${from.from} AND verdict = 'kept' GROUP BY 1, 2`;
  const pairs = rows.flatMap(({ verb, noun, count }) =>
    verb === null || noun === null ? [] : [{ verb, noun, count: scaled(count, from) }],
  );
  const sum = (counts: readonly { count: number }[]) => counts.reduce((total, { count }) => total + count, 0);
  return {
    isEstimate: from.isEstimate,
    records: scaled(sum(rows), from),
    read: sum(pairs),
    verbs: rankVerbs(pairs),
  };
}

/** Records without a number, e.g. of tokens that no server counted, are left out. */
export async function distributionPicture(
  datasetId: number,
  filters: Filters,
  measure: Measure,
): Promise<Distribution> {
  const from = await pictureRows(of(datasetId), filters);
  const column = Prisma.raw(measure);
  const rows = await database().$queryRaw<{ value: number; all: number; kept: number }[]>`
    SELECT ${column} AS value, count(*)::int AS "all", (count(*) FILTER (WHERE verdict = 'kept'))::int AS kept
    ${from.from} AND ${column} IS NOT NULL GROUP BY 1`;
  const counts = rows.map(({ value, all, kept }) => ({
    value,
    all: all * from.scale,
    kept: kept * from.scale,
  }));
  const { bins, all, kept } = drawDistribution(counts);
  const whole = <Row extends { records: number }>(row: Row) => ({ ...row, records: Math.round(row.records) });
  return {
    isEstimate: from.isEstimate,
    bins: bins.map((bin) => ({ ...bin, before: Math.round(bin.before), after: Math.round(bin.after) })),
    all: whole(all),
    kept: whole(kept),
  };
}

/** Bars of a twentieth; a score of 1 stands in the last. */
const NOVELTY_BINS = 20;

export async function noveltyPicture(datasetId: number, filters: Filters): Promise<NoveltyPicture> {
  const from = await pictureRows(of(datasetId), filters);
  const counted = await database().$queryRaw<{ bin: number; before: number; after: number }[]>`
    SELECT least(${NOVELTY_BINS - 1}, floor(nearest_score * ${NOVELTY_BINS} + 0.0000001))::int AS bin,
      count(*)::int AS before, (count(*) FILTER (WHERE verdict = 'kept'))::int AS after
    ${from.from} AND nearest_score IS NOT NULL GROUP BY 1`;
  const rows = counted.map(({ bin, before, after }) => ({
    bin,
    before: scaled(before, from),
    after: scaled(after, from),
  }));
  const edges = (bin: number) => ({ from: bin / NOVELTY_BINS, to: (bin + 1) / NOVELTY_BINS });
  return {
    isEstimate: from.isEstimate,
    bins: fillBins(rows, edges),
    compared: rows.reduce((sum, { before }) => sum + before, 0),
    kept: rows.reduce((sum, { after }) => sum + after, 0),
  };
}

/** What each rule took of the records, in the order of the presets that judge them now. */
export async function dropFunnel(datasetId: number, filters: Filters): Promise<DropFunnel> {
  const from = await pictureRows(of(datasetId), filters);
  const [rows, builds] = await Promise.all([
    database().$queryRaw<{ reason: string | null; isKept: boolean; count: number }[]>`
      SELECT reason, verdict = 'kept' AS "isKept", count(*)::int AS count ${from.from} GROUP BY 1, 2`,
    database().build.findMany({
      where: { datasetId },
      orderBy: { id: "desc" },
      select: { id: true, manifest: true, currentPreset: true },
    }),
  ]);
  const presets = builds.map(currentPresetOf);
  const kept = rows.reduce((sum, { isKept, count }) => sum + (isKept ? scaled(count, from) : 0), 0);
  const drops = rows
    .filter(({ isKept }) => !isKept)
    .map(({ reason, count }) => ({ reason: reason ?? "", count: scaled(count, from) }));
  const records = kept + drops.reduce((sum, { count }) => sum + count, 0);
  return {
    isEstimate: from.isEstimate,
    records,
    kept,
    steps: funnelSteps(records, drops, ...presets),
    presets: [...new Set(presets.map(({ name, version }) => `${name} ${version}`))],
  };
}

/** Groups that have a row of their own. */
const MOST_GROUPS = 24;
const groupColumns = { question_type: Prisma.sql`question_type`, topic: Prisma.sql`topic` };

export async function citedByGroup(
  datasetId: number,
  filters: Filters,
  by: keyof typeof groupColumns,
): Promise<CitedByGroup> {
  const from = await pictureRows(of(datasetId), filters);
  const column = groupColumns[by];
  const rows = await database().$queryRaw<{ name: string; number: number | null; count: number }[]>`
    WITH named AS MATERIALIZED (SELECT ${column} AS name, cited, count(*) AS n
        ${from.from} AND ${column} IS NOT NULL GROUP BY 1, 2),
      most AS MATERIALIZED (SELECT name, sum(n) AS n FROM named GROUP BY 1
        ORDER BY n DESC, name LIMIT ${MOST_GROUPS})
    SELECT name, NULL::int AS number, n::int AS count FROM most
    UNION ALL SELECT name, number, sum(named.n)::int FROM named JOIN most USING (name),
      LATERAL (SELECT DISTINCT unnest(cited) AS number) each_number GROUP BY 1, 2`;
  const named = rows.map((row) => ({ ...row, count: scaled(row.count, from) }));
  return {
    isEstimate: from.isEstimate,
    groups: named
      .flatMap(({ name, number, count }) => (number === null ? [{ name, records: count }] : []))
      .sort((a, b) => b.records - a.records || a.name.localeCompare(b.name, "en")),
    cells: named.flatMap(({ name, number, count }) => (number === null ? [] : [{ name, number, count }])),
  };
}
