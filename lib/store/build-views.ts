import { AppError } from "@/lib/app-error";
import { buildStatusSchema, isOver } from "@/lib/builds/build-status";
import { buildManifestSchema } from "@/lib/builds/manifest";
import { type BuildCounts, deriveProgress } from "@/lib/builds/progress";
import { database } from "./database";
import { listEvents } from "./events";
import type { Prisma } from "./generated/client";
import { listLatestOfBuild } from "./records";
import { countAliveWorkers } from "./workers";

/** The window of "now" in a rate. */
const RECENT_MS = 10_000;

const withNames = {
  dataset: { select: { name: true } },
  constitutionVersion: { select: { number: true, constitution: { select: { name: true } } } },
} satisfies Prisma.BuildInclude;
type BuildRow = Prisma.BuildGetPayload<{ include: typeof withNames }>;

type Tally = { build_id: number; kept: number; dropped: number; failed: number; recent: number };

/** Counted from rows, for several builds at once. */
async function tally(ids: readonly number[]): Promise<Map<number, Tally>> {
  const rows = await database().$queryRaw<Tally[]>`
    SELECT b.id AS build_id, coalesce(r.kept, 0) AS kept, coalesce(r.dropped, 0) AS dropped,
      coalesce(f.failed, 0) AS failed, coalesce(r.recent, 0) AS recent
    FROM build b
    LEFT JOIN LATERAL (
      SELECT count(*) FILTER (WHERE verdict = 'kept')::int AS kept,
        count(*) FILTER (WHERE verdict = 'dropped')::int AS dropped,
        count(*) FILTER (WHERE created_at > now() - make_interval(secs => ${RECENT_MS / 1000}::float8))::int AS recent
      FROM record WHERE build_id = b.id) r ON true
    LEFT JOIN LATERAL (
      SELECT count(*)::int AS failed FROM build_item WHERE build_id = b.id AND gave_up_at IS NOT NULL) f ON true
    WHERE b.id = ANY(${[...ids]}::int[])`;
  return new Map(rows.map((row) => [row.build_id, row]));
}

function summarise(row: BuildRow, counted: Tally | undefined) {
  const status = buildStatusSchema.parse(row.status);
  const manifest = buildManifestSchema.parse(row.manifest);
  const counts: BuildCounts = {
    total: row.totalItems,
    kept: counted?.kept ?? 0,
    dropped: counted?.dropped ?? 0,
    failed: counted?.failed ?? 0,
    byReason: {},
    byFailure: {},
  };
  const progress = deriveProgress(counts, {
    startedAt: row.startedAt,
    now: row.finishedAt ?? new Date(),
    recent: { count: isOver(status) ? 0 : (counted?.recent ?? 0), windowMs: RECENT_MS },
  });
  return {
    id: row.id,
    name: row.name,
    status,
    step: row.step,
    counts: { total: counts.total, kept: counts.kept, dropped: counts.dropped, failed: counts.failed },
    datasetId: row.datasetId,
    datasetName: row.dataset.name,
    constitutionName: row.constitutionVersion.constitution.name,
    constitutionVersion: row.constitutionVersion.number,
    serverId: row.serverId,
    serverName: manifest.server.name,
    waitingReason: row.waitingReason,
    waitingSince: row.waitingSince?.toISOString() ?? null,
    failureReason: row.failureReason,
    createdBy: row.createdBy,
    createdAt: row.createdAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
    ratePerSecond: progress.ratePerSecond.now,
    averageRatePerSecond: progress.ratePerSecond.average,
    secondsLeft: isOver(status) ? null : progress.secondsLeft,
    manifest,
  };
}
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
  const [counted, drops, failures, retrying, tokens, latest, events, workersAlive] = await Promise.all([
    tally([id]),
    client.$queryRaw<{ reason: string; count: number }[]>`
      SELECT reason, count(*)::int AS count FROM record WHERE build_id = ${id} AND verdict = 'dropped'
      GROUP BY reason ORDER BY count DESC, reason`,
    client.$queryRaw<{ kind: string; count: number }[]>`
      SELECT failure_kind AS kind, count(*)::int AS count FROM build_item
      WHERE build_id = ${id} AND gave_up_at IS NOT NULL GROUP BY failure_kind ORDER BY count DESC, kind`,
    client.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM build_item i
      WHERE build_id = ${id} AND failure_kind IS NOT NULL AND gave_up_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM record r WHERE r.build_id = i.build_id AND r.item = i.item AND r.sample = 0)`,
    client.$queryRaw<{ tokens_in: number; tokens_out: number; cached: number }[]>`
      SELECT coalesce(sum(prompt_tokens), 0)::float8 AS tokens_in,
        coalesce(sum(completion_tokens), 0)::float8 AS tokens_out, coalesce(sum(cached_tokens), 0)::float8 AS cached
      FROM record WHERE build_id = ${id}`,
    listLatestOfBuild(id, 12),
    listEvents(client, { subject: "build", subjectId: id, limit: 50 }),
    countAliveWorkers(),
  ]);
  return {
    ...summarise(row, counted.get(id)),
    dropsByReason: drops,
    failuresByKind: failures,
    itemsRetrying: retrying[0]?.count ?? 0,
    tokensIn: tokens[0]?.tokens_in ?? 0,
    tokensOut: tokens[0]?.tokens_out ?? 0,
    cachedTokens: tokens[0]?.cached ?? 0,
    latest,
    events,
    workersAlive,
  };
}
