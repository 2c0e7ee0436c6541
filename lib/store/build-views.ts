import { AppError } from "@/lib/app-error";
import { buildStatusSchema, isOver } from "@/lib/builds/build-status";
import { buildManifestSchema } from "@/lib/builds/manifest";
import { deriveProgress, type Reached } from "@/lib/builds/progress";
import { stopRulesSchema } from "@/lib/builds/stop-rules";
import { isInventing } from "@/lib/steps/inventing-step";
import { getStep } from "@/lib/steps/steps";
import { currentPresetOf } from "./current-preset";
import { database } from "./database";
import { listEvents } from "./events";
import type { Prisma } from "./generated/client";
import { listLatestOfBuild } from "./records";
import { parseStored } from "./stored-json";
import { countAliveWorkers } from "./workers";

const withNames = {
  dataset: { select: { name: true } },
  constitutionVersion: { select: { number: true, constitution: { select: { name: true } } } },
} satisfies Prisma.BuildInclude;
type BuildRow = Prisma.BuildGetPayload<{ include: typeof withNames }>;

type Tally = {
  counts: Map<string, Map<string, number>>;
  /** Records within the last `windowMs`: of the ten seconds that run and of those before. */
  recent: { count: number; kept: number; tokensOut: number; windowMs: number };
};

/** What the triggers counted, for several builds at once: as quick for a large one as for a small one. */
async function tally(ids: readonly number[]): Promise<Map<number, Tally>> {
  const client = database();
  const [counts, recent] = await Promise.all([
    client.$queryRaw<{ buildId: number; facet: string; value: string; count: number }[]>`
      SELECT build_id AS "buildId", facet, value, count::float8 AS count FROM build_count
      WHERE build_id = ANY(${[...ids]}::int[]) AND facet NOT IN ('cited', 'cited_kept') AND count <> 0`,
    client.$queryRaw<{ buildId: number; count: number; kept: number; tokensOut: number; windowMs: number }[]>`
      WITH since AS (SELECT date_bin('10 seconds', now(), 'epoch') - interval '10 seconds' AS at)
      SELECT b.id AS "buildId", coalesce(sum(s.records), 0)::float8 AS count,
        coalesce(sum(s.kept), 0)::float8 AS kept,
        coalesce(sum(s.tokens_out), 0)::float8 AS "tokensOut",
        extract(epoch FROM now() - since.at)::float8 * 1000 AS "windowMs"
      FROM since CROSS JOIN unnest(${[...ids]}::int[]) AS b(id)
      LEFT JOIN build_span s ON s.build_id = b.id AND s.at >= since.at
      GROUP BY b.id, since.at`,
  ]);
  const tallies = new Map<number, Tally>(
    recent.map(({ buildId, ...rest }) => [buildId, { counts: new Map(), recent: rest }]),
  );
  for (const { buildId, facet, value, count } of counts) {
    const facets = tallies.get(buildId)?.counts;
    facets?.set(facet, (facets.get(facet) ?? new Map()).set(value, count));
  }
  return tallies;
}

/** The values of a facet with their counts, most first. */
function listCounts(tally: Tally | undefined, facet: string): { value: string; count: number }[] {
  return [...(tally?.counts.get(facet) ?? [])]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || a.value.localeCompare(b.value));
}

const countOf = (tally: Tally | undefined, facet: string, value: string) =>
  tally?.counts.get(facet)?.get(value) ?? 0;

function summarise(row: BuildRow, counted: Tally | undefined) {
  const status = buildStatusSchema.parse(row.status);
  const manifest = buildManifestSchema.parse(row.manifest);
  const gaveUp = listCounts(counted, "gave_up");
  const verdicts = {
    kept: countOf(counted, "verdict", "kept"),
    dropped: countOf(counted, "verdict", "dropped"),
    failed: gaveUp.reduce((sum, { count }) => sum + count, 0),
  };
  const inventing = isInventing(getStep(row.step))
    ? { asked: row.totalItems, answered: countOf(counted, "answer", ""), read: row.readTo }
    : null;
  const counts: Reached = { ...verdicts, ...reached(row, verdicts.kept, inventing !== null) };
  const ranMs = Number(row.ranMs) + (row.runningSince === null ? 0 : Date.now() - row.runningSince.getTime());
  const isMoving = row.runningSince !== null;
  const progress = deriveProgress(counts, {
    ranMs,
    recent:
      isMoving && counted !== undefined ? recentOf(counted, inventing !== null) : { count: 0, windowMs: 0 },
  });
  return {
    id: row.id,
    name: row.name,
    status,
    step: row.step,
    totalItems: row.totalItems,
    samplesPerItem: row.samplesPerItem,
    counts,
    inventing,
    datasetId: row.datasetId,
    datasetName: row.dataset.name,
    constitutionName: row.constitutionVersion?.constitution.name ?? null,
    constitutionVersion: row.constitutionVersion?.number ?? null,
    target: row.target,
    serverId: row.serverId,
    serverName: manifest.server.name,
    waitingReason: row.waitingReason,
    waitingSince: row.waitingSince?.toISOString() ?? null,
    pauseReason: row.pauseReason,
    failureReason: row.failureReason,
    createdBy: row.createdBy,
    createdAt: row.createdAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
    ranMs,
    ratePerSecond: progress.ratePerSecond.now,
    averageRatePerSecond: progress.ratePerSecond.average,
    // Where no target ends it, nobody knows how much it will ask.
    secondsLeft: isOver(status) || (inventing !== null && row.target === null) ? null : progress.secondsLeft,
    manifest,
  };
}
/** What the whole of a build is: its generations; or accepted ones, or answers read, where its step invents. */
function reached(
  { target, totalItems, samplesPerItem, readTo }: BuildRow,
  kept: number,
  isInvented: boolean,
): Pick<Reached, "total" | "done"> {
  if (!isInvented) return { total: totalItems * samplesPerItem };
  return target === null ? { total: totalItems, done: readTo } : { total: target, done: kept };
}

const recentOf = ({ recent: { count, kept, windowMs } }: Tally, isInvented: boolean) => ({
  count: isInvented ? kept : count,
  windowMs,
});

export type BuildSummaryView = ReturnType<typeof summarise>;

/** The latest builds first. */
export async function listBuilds(limit = 200): Promise<BuildSummaryView[]> {
  const rows = await database().build.findMany({ include: withNames, orderBy: { id: "desc" }, take: limit });
  const counted = await tally(rows.map((row) => row.id));
  return rows.map((row) => summarise(row, counted.get(row.id)));
}

/** Everything the page of one build shows. */
export async function getBuildView(id: number) {
  const client = database();
  const row = await client.build.findUnique({ where: { id }, include: withNames });
  if (row === null) throw new AppError("not_found", `There is no build ${id}.`);
  const [tallies, servers, latest, events, workersAlive] = await Promise.all([
    tally([id]),
    listServersOfBuild(id),
    listLatestOfBuild(id, 12),
    listEvents(client, { subject: "build", subjectId: id, limit: 50 }),
    countAliveWorkers(),
  ]);
  const counted = tallies.get(id);
  const gaveUp = listCounts(counted, "gave_up");
  return {
    ...summarise(row, counted),
    currentPreset: currentPresetOf(row),
    stopRules: parseStored(stopRulesSchema, row.stopRules, `The stop rules of build ${id}`),
    servers,
    inFlight: servers.reduce((sum, server) => sum + server.inFlightOfBuild, 0),
    dropsByReason: listCounts(counted, "reason").map(({ value, count }) => ({ reason: value, count })),
    failuresByKind: gaveUp.map(({ value, count }) => ({ kind: value, count })),
    attemptsByKind: listCounts(counted, "attempt").map(({ value, count }) => ({
      kind: value,
      attempts: count,
      gaveUp: countOf(counted, "gave_up", value),
    })),
    itemsRetrying: countOf(counted, "retrying", ""),
    tokensIn: countOf(counted, "tokens", "in"),
    tokensOut: countOf(counted, "tokens", "out"),
    cachedTokens: countOf(counted, "tokens", "cached"),
    tokensOutPerSecond: tokensOutPerSecond(row, counted),
    latest,
    events,
    workersAlive,
  };
}

/** As long as the rate of records is measured; a build younger than that is measured by its age. */
function tokensOutPerSecond({ runningSince }: BuildRow, counted: Tally | undefined): number {
  if (runningSince === null || counted === undefined) return 0;
  const { tokensOut, windowMs } = counted.recent;
  return tokensOut / Math.max(1, Math.min(windowMs, Date.now() - runningSince.getTime()) / 1000);
}

/** A share of a server that was not written for this long is of a process that is gone. */
const SHARE_SILENCE_S = 15;

/** The servers of a build with what goes on at each at the moment. */
async function listServersOfBuild(buildId: number) {
  return database().$queryRaw<
    {
      id: number;
      name: string;
      isDraining: boolean;
      isRemoved: boolean;
      limitNow: number | null;
      ceiling: number | null;
      inFlight: number;
      inFlightOfBuild: number;
      closedReason: string | null;
    }[]
  >`
    SELECT bs.server_id AS id, coalesce(s.name, bs.identity->>'name') AS name, bs.is_draining AS "isDraining",
      s.id IS NULL AS "isRemoved", p.limit_now AS "limitNow", s.max_in_flight AS ceiling,
      p.closed_reason AS "closedReason", shares.in_flight AS "inFlight", shares.of_build AS "inFlightOfBuild"
    FROM build_server bs
    LEFT JOIN server s ON s.id = bs.server_id
    LEFT JOIN server_pace p ON p.server_id = bs.server_id
    CROSS JOIN LATERAL (
      SELECT coalesce(sum(in_flight), 0)::int AS in_flight,
        coalesce(sum((parties->>${`build ${buildId}`})::int), 0)::int AS of_build
      FROM server_share sh
      WHERE sh.server_id = bs.server_id AND sh.seen_at > now() - make_interval(secs => ${SHARE_SILENCE_S}::float8)) shares
    WHERE bs.build_id = ${buildId} ORDER BY bs.added_at, bs.server_id`;
}
