import { AppError } from "@/lib/app-error";
import { fillSpans, findWaits, type Span, stepFor } from "@/lib/builds/timeline";
import { database } from "./database";

/** Records are counted in spans of this many seconds (the trigger of `record`). */
const SPAN_S = 10;
/** Of very many moves the latest are told. */
const MOVES_TOLD = 200;

type ServerOfBuild = { id: number; name: string; isServing: boolean };
type MoveRow = {
  id: number;
  serverId: number;
  at: Date;
  limitFrom: number;
  limitTo: number;
  cause: string;
  message: string;
};

/**
 * How a build went: what landed, and how the limits of its servers moved meanwhile. `windowS`: the last so many
 * seconds, null for all. What is read depends on the time that is shown, never on how many records there are. Throws
 * `not_found`.
 */
export async function getBuildTimeline(id: number, windowS: number | null) {
  const client = database();
  const build = await client.build.findUnique({ where: { id } });
  if (build === null) throw new AppError("not_found", `There is no build ${id}.`);
  const to = build.finishedAt ?? new Date();
  const began = build.startedAt ?? build.createdAt;
  const from = windowStart(began, to, windowS);
  const servers = await client.$queryRaw<ServerOfBuild[]>`
    SELECT bs.server_id AS id, coalesce(s.name, bs.identity->>'name') AS name,
      s.id IS NOT NULL AND NOT bs.is_draining AS "isServing"
    FROM build_server bs LEFT JOIN server s ON s.id = bs.server_id
    WHERE bs.build_id = ${id} ORDER BY bs.added_at, bs.server_id`;
  const ids = servers.map((server) => server.id);
  const [spans, moments, doors, others] = await Promise.all([
    readSpans(id, from, to),
    Promise.all(servers.map((server) => readMoments(server.id, from, to))),
    readDoorMoves(ids, from, to),
    readMoves(ids, from, to),
  ]);
  const nameOf = new Map(servers.map(({ id: serverId, name }) => [serverId, name]));
  const told = [...doors.filter((move) => move.at >= from), ...others].sort(
    (a, b) => a.at.getTime() - b.at.getTime() || a.id - b.id,
  );
  return {
    from: from.toISOString(),
    to: to.toISOString(),
    startedAt: build.startedAt?.toISOString() ?? null,
    points: spans.map((span) => ({ ...span, at: span.at.toISOString() })),
    servers: servers.map(({ id: serverId, name }, index) => ({
      id: serverId,
      name,
      moments: moments[index] ?? [],
    })),
    moves: told.slice(-MOVES_TOLD).map((move) => ({
      ...move,
      serverName: nameOf.get(move.serverId) ?? "",
      at: move.at.toISOString(),
    })),
    // One that is drained takes nothing anyway.
    waits: findWaits(
      doors,
      servers.filter((server) => server.isServing).map((server) => server.id),
    )
      .filter((wait) => wait.to === null || wait.to > from)
      .map(({ from: since, to: until, reason }) => ({
        from: (since < from ? from : since).toISOString(),
        to: until?.toISOString() ?? null,
        reason,
      })),
  };
}

/** The first moment shown; within a build at the beginning of a span, which is never shown in part. */
function windowStart(began: Date, to: Date, windowS: number | null): Date {
  if (windowS === null) return new Date(Math.min(began.getTime(), to.getTime()));
  const stepMs = stepFor(windowS, SPAN_S) * 1000;
  const start = Math.floor((to.getTime() - windowS * 1000) / stepMs) * stepMs;
  return new Date(Math.min(Math.max(began.getTime(), start), to.getTime()));
}

async function readSpans(buildId: number, from: Date, to: Date) {
  const stepS = stepFor((to.getTime() - from.getTime()) / 1000, SPAN_S);
  const rows = await database().$queryRaw<Span[]>`
    SELECT date_bin(make_interval(secs => ${stepS}::float8), at, 'epoch') AS at, sum(records)::int AS records,
      sum(kept)::int AS kept, sum(tokens_out)::float8 AS "tokensOut", sum(failed_attempts)::int AS "failedAttempts"
    FROM build_span
    WHERE build_id = ${buildId} AND at >= date_bin(make_interval(secs => ${stepS}::float8), ${from}, 'epoch') AND at < ${to}
    GROUP BY 1 ORDER BY 1`;
  return fillSpans(rows, { fromMs: from.getTime(), toMs: to.getTime(), stepS });
}

/** The last moment of each step, found by the index: days of them cost no more than minutes. */
async function readMoments(serverId: number, from: Date, to: Date) {
  const stepS = stepFor((to.getTime() - from.getTime()) / 1000, 1);
  const rows = await database().$queryRaw<
    { at: Date; limitNow: number; ceiling: number; inFlight: number }[]
  >`
    SELECT m.at, m.limit_now AS "limitNow", m.ceiling, m.in_flight AS "inFlight"
    FROM generate_series(${from}::timestamptz, ${to}::timestamptz, make_interval(secs => ${stepS}::float8)) AS step(at)
    CROSS JOIN LATERAL (SELECT * FROM server_moment
      WHERE server_id = ${serverId} AND at >= step.at AND at < least(step.at + make_interval(secs => ${stepS}::float8), ${to})
      ORDER BY at DESC LIMIT 1) m
    ORDER BY m.at`;
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

/** When servers closed and opened, with the last such move of each before `from`: it may be closed since then. */
async function readDoorMoves(serverIds: readonly number[], from: Date, to: Date): Promise<MoveRow[]> {
  return database().$queryRaw<MoveRow[]>`
    SELECT id, server_id AS "serverId", at, limit_from AS "limitFrom", limit_to AS "limitTo", cause, message FROM (
      SELECT m.* FROM unnest(${[...serverIds]}::int[]) AS server(id)
      CROSS JOIN LATERAL (SELECT * FROM server_move
        WHERE server_id = server.id AND at < ${from} AND cause IN ('closed', 'opened')
        ORDER BY at DESC, id DESC LIMIT 1) m
      UNION ALL
      SELECT * FROM server_move WHERE server_id = ANY(${[...serverIds]}::int[]) AND at BETWEEN ${from} AND ${to}
        AND cause IN ('closed', 'opened')) doors
    ORDER BY at, id`;
}

async function readMoves(serverIds: readonly number[], from: Date, to: Date): Promise<MoveRow[]> {
  return database().$queryRaw<MoveRow[]>`
    SELECT id, server_id AS "serverId", at, limit_from AS "limitFrom", limit_to AS "limitTo", cause, message
    FROM server_move
    WHERE server_id = ANY(${[...serverIds]}::int[]) AND at BETWEEN ${from} AND ${to}
      AND cause NOT IN ('closed', 'opened')
    ORDER BY at DESC, id DESC LIMIT ${MOVES_TOLD}`;
}
