import { AppError } from "@/lib/app-error";
import { constitutionSchema } from "@/lib/constitutions/constitution";
import { type ShownConstitution, showConstitution } from "@/lib/constitutions/show-constitution";
import type { RecordFilter, RecordFilterKind } from "@/lib/datasets/record-filter";
import type { DatasetHolds } from "@/lib/steps/step";
import { currentPresetOf } from "./current-preset";
import { database } from "./database";
import { Prisma } from "./generated/client";
import { recordFilterSql } from "./record-filter-sql";
import { parseStored } from "./stored-json";

export type DatasetSummary = {
  id: number;
  name: string;
  holds: DatasetHolds;
  /** ISO 8601 in UTC. */
  createdAt: string;
  recordCount: number;
  keptCount: number;
  /** Those that write into it, latest first. */
  builds: { id: number; name: string; status: string }[];
};

/** With the constitution version of its latest build, null for a dataset without builds. */
export type DatasetView = DatasetSummary & {
  constitution: ShownConstitution | null;
  /** What judges the records of each of its builds now. */
  presets: { buildId: number; name: string; version: number }[];
  /** Null of a dataset that is no snapshot. */
  snapshot: { of: number | null; frozenAt: string; sha256: string } | null;
};

const withBuilds = {
  builds: { select: { id: true, name: true, status: true }, orderBy: { id: "desc" } },
} satisfies Prisma.DatasetInclude;
type DatasetRow = Prisma.DatasetGetPayload<{ include: typeof withBuilds }>;
type Counts = { recordCount: number; keptCount: number };

/** The latest first. */
export async function listDatasets(): Promise<DatasetSummary[]> {
  const [rows, counts] = await Promise.all([
    database().dataset.findMany({ include: withBuilds, orderBy: { id: "desc" } }),
    countRecordsByDataset(Prisma.sql`true`),
  ]);
  return rows.map((row) => datasetSummary(row, counts.get(row.id)));
}

/** Throws `not_found`. */
export async function getDataset(id: number): Promise<DatasetView> {
  const [row, counts, builds] = await Promise.all([
    database().dataset.findUnique({ where: { id }, include: withBuilds }),
    countRecordsByDataset(Prisma.sql`dataset_id = ${id}::int`),
    database().build.findMany({
      where: { datasetId: id },
      orderBy: { id: "desc" },
      select: {
        id: true,
        manifest: true,
        currentPreset: true,
        constitutionVersion: { select: { id: true, body: true } },
      },
    }),
  ]);
  if (row === null) throw new AppError("not_found", `There is no dataset with the id ${id}.`);
  const version = builds[0]?.constitutionVersion ?? null;
  const constitution =
    version === null
      ? null
      : showConstitution(parseStored(constitutionSchema, version.body, `Constitution version ${version.id}`));
  const presets = builds.map((build) => {
    const { name: preset, version: number } = currentPresetOf(build);
    return { buildId: build.id, name: preset, version: number };
  });
  const snapshot =
    row.frozenAt === null
      ? null
      : { of: row.snapshotOf, frozenAt: row.frozenAt.toISOString(), sha256: row.sha256 ?? "" };
  return { ...datasetSummary(row, counts.get(id)), constitution, presets, snapshot };
}

function datasetSummary(row: DatasetRow, counts: Counts = { recordCount: 0, keptCount: 0 }): DatasetSummary {
  const { id, name, createdAt, builds } = row;
  const holds = row.holds as DatasetHolds;
  return { id, name, holds, createdAt: createdAt.toISOString(), ...counts, builds };
}

/** One pass over an index, however many datasets there are. */
async function countRecordsByDataset(where: Prisma.Sql): Promise<Map<number, Counts>> {
  const rows = await database().$queryRaw<(Counts & { datasetId: number })[]>`
    SELECT dataset_id AS "datasetId", count(*)::int AS "recordCount",
      (count(*) FILTER (WHERE verdict = 'kept'))::int AS "keptCount"
    FROM record WHERE ${where} GROUP BY dataset_id`;
  return new Map(rows.map(({ datasetId, ...counts }) => [datasetId, counts]));
}

type Facet = { values: { value: string; count: number }[]; otherValues: number; isEstimate: boolean };

export type DatasetFacets = {
  /** Records that pass all the filters. */
  matching: { count: number; isEstimate: boolean };
  unsearchable: number;
  /** Reasons are those of dropped records; a value of `cites` is a principle's number. */
  facets: { verdict: Facet; reason: Facet; cites: Facet };
  histograms: Record<string, never>;
};

/**
 * What the other values of each facet would give, most first (principles by number). A facet leaves its own
 * filter out, or nothing but the chosen value could be counted.
 */
export async function getFacets(datasetId: number, filters: readonly RecordFilter[]): Promise<DatasetFacets> {
  const only = (...kinds: RecordFilterKind[]) =>
    recordFilterSql(filters.filter(({ kind }) => kinds.includes(kind)));
  // The records are read once; what the facets differ in is decided on groups of equal ones.
  const rows = await database().$queryRaw<{ facet: string; value: string; count: number }[]>`
    WITH groups AS MATERIALIZED (
      SELECT verdict, reason, cited, count(*) AS records FROM record
      WHERE dataset_id = ${datasetId}::int AND ${recordFilterSql(filters.filter(({ kind }) => !["verdict", "reason", "cites"].includes(kind)))}
      GROUP BY verdict, reason, cited)
    SELECT 'matching' AS facet, '' AS value, coalesce(sum(records), 0)::int AS count
      FROM groups WHERE ${only("verdict", "reason", "cites")}
    UNION ALL SELECT 'verdict', verdict, sum(records)::int
      FROM groups WHERE ${only("reason", "cites")} GROUP BY verdict
    UNION ALL SELECT 'reason', reason, sum(records)::int
      FROM groups WHERE reason IS NOT NULL AND ${only("verdict", "cites")} GROUP BY reason
    UNION ALL SELECT 'cites', number::text, sum(records)::int
      FROM groups, unnest(cited) AS number WHERE ${only("verdict", "reason")} GROUP BY number
    ORDER BY count DESC, value`;
  const valuesOf = (name: string) =>
    rows.filter((row) => row.facet === name).map(({ value, count }) => ({ value, count }));
  const facet = (values: Facet["values"]): Facet => ({ values, otherValues: 0, isEstimate: false });
  return {
    matching: { count: valuesOf("matching")[0]?.count ?? 0, isEstimate: false },
    unsearchable: 0,
    facets: {
      verdict: facet(valuesOf("verdict")),
      reason: facet(valuesOf("reason")),
      cites: facet(valuesOf("cites").sort((a, b) => Number(a.value) - Number(b.value))),
    },
    histograms: {},
  };
}
