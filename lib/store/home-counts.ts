import { buildStatusSchema, isOver } from "@/lib/builds/build-status";
import { database } from "./database";

export type JourneyCounts = {
  datasets: { count: number; records: number; kept: number; keptOfConstitution: number };
  /** Generations (of builds that invent: what was read in them), except `running` and `over`, which are builds. `done` are those that were answered. */
  builds: { done: number; total: number; running: number; over: number; dropped: number; failed: number };
  /** Files that were written to their end. */
  exports: { count: number; records: number; lastAt: string | null; lastFormat: string | null };
};

export type RecordCounts = {
  records: number;
  kept: number;
  /** Records that a build made; an imported one has none. */
  built: number;
  builtDropped: number;
  /** Of the records that were made with one constitution: how many there are, and how many cite which principle. */
  ofConstitution: { kept: number; citing: Map<number, { records: number; kept: number }> };
};

/**
 * As the triggers counted, so that home costs the same for any number of records. `constitutionId` null counts none for a constitution.
 */
export async function countAllRecords(constitutionId: number | null): Promise<RecordCounts> {
  const rows = await database().$queryRaw<
    { what: "all" | "built" | "constitution" | "cites"; number: number; records: number; kept: number }[]
  >`
    WITH counts AS (
      SELECT c.facet, c.value, c.count, coalesce(v.constitution_id = ${constitutionId}::int, false) AS is_own
      FROM build_count c JOIN build b ON b.id = c.build_id
      LEFT JOIN constitution_version v ON v.id = b.constitution_version_id
      WHERE c.facet IN ('verdict', 'cited', 'cited_kept'))
    SELECT 'all' AS what, 0 AS number, coalesce(sum(count), 0)::int AS records,
      coalesce(sum(count) FILTER (WHERE value = 'kept'), 0)::int AS kept FROM dataset_count WHERE facet = 'verdict'
    UNION ALL SELECT 'built', 0, coalesce(sum(count), 0)::int,
      coalesce(sum(count) FILTER (WHERE value = 'kept'), 0)::int FROM counts WHERE facet = 'verdict'
    UNION ALL SELECT 'constitution', 0, coalesce(sum(count), 0)::int,
      coalesce(sum(count) FILTER (WHERE value = 'kept'), 0)::int FROM counts WHERE facet = 'verdict' AND is_own
    UNION ALL SELECT 'cites', value::int, coalesce(sum(count) FILTER (WHERE facet = 'cited'), 0)::int,
      coalesce(sum(count) FILTER (WHERE facet = 'cited_kept'), 0)::int
      FROM counts WHERE facet IN ('cited', 'cited_kept') AND is_own GROUP BY value HAVING sum(count) > 0`;
  const of = (what: string) => rows.find((row) => row.what === what) ?? { records: 0, kept: 0 };
  const built = of("built");
  const cites = rows.filter((row) => row.what === "cites");
  return {
    records: of("all").records,
    kept: of("all").kept,
    built: built.records,
    builtDropped: built.records - built.kept,
    ofConstitution: {
      kept: of("constitution").kept,
      citing: new Map(cites.map(({ number, records, kept }) => [number, { records, kept }])),
    },
  };
}

/** The figures of the stations after the seed prompts. */
export async function countJourney({
  records,
  kept,
  built,
  builtDropped,
  ofConstitution,
}: RecordCounts): Promise<JourneyCounts> {
  const client = database();
  const [datasetCount, builds, failed, finished, last] = await Promise.all([
    client.dataset.count(),
    client.$queryRaw<{ status: string; count: number; wanted: number }[]>`
      SELECT b.status, count(*)::int AS count,
        sum(CASE WHEN b.target IS NULL AND b.read_to = 0 THEN b.total_items * b.samples_per_item
          ELSE coalesce(v.count, 0) END)::float8 AS wanted
      FROM build b
      LEFT JOIN (SELECT build_id, sum(count) AS count FROM build_count WHERE facet = 'verdict' GROUP BY 1) v
        ON v.build_id = b.id
      GROUP BY b.status`,
    client.buildCount.aggregate({ where: { facet: "gave_up" }, _sum: { count: true } }),
    client.export.aggregate({
      where: { finishedAt: { not: null } },
      _count: true,
      _sum: { recordCount: true },
    }),
    client.export.findFirst({ where: { finishedAt: { not: null } }, orderBy: { finishedAt: "desc" } }),
  ]);
  const buildsThat = (isWanted: (status: ReturnType<typeof buildStatusSchema.parse>) => boolean) =>
    builds.filter(({ status }) => isWanted(buildStatusSchema.parse(status))).reduce((n, b) => n + b.count, 0);
  return {
    datasets: { count: datasetCount, records, kept, keptOfConstitution: ofConstitution.kept },
    builds: {
      done: built,
      total: builds.reduce((n, b) => n + b.wanted, 0),
      running: buildsThat((status) => !isOver(status) && status !== "queued" && status !== "paused"),
      over: buildsThat(isOver),
      dropped: builtDropped,
      failed: Number(failed._sum.count ?? 0),
    },
    exports: {
      count: finished._count,
      records: finished._sum.recordCount ?? 0,
      lastAt: last?.finishedAt?.toISOString() ?? null,
      lastFormat: last?.format ?? null,
    },
  };
}
