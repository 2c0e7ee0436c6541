import { AppError } from "@/lib/app-error";
import type { Share } from "@/lib/builds/divide-limit";
import type { PaceMove } from "@/lib/builds/pace";
import {
  ceilingOf,
  exchangeShare,
  type ServerFacts,
  type ServerPool,
  type ShareAnswer,
  type ShareReport,
  serverPoolSchema,
  startPool,
} from "@/lib/builds/server-pool";
import { database, type Queries } from "./database";

/** A process that has not been heard of for so long has no share any more. */
const SHARE_SILENCE_S = 12;
const MOMENT_EVERY_MS = 2_000;
const MOMENTS_KEPT_DAYS = 14;
/** About one kept moment in so many looks for old ones. */
const PRUNE_ONE_IN = 1_000;

export type ShareHandedIn = Omit<ShareReport, "granted"> & {
  /** In flight by party, e.g. {"build 3": 12}. */
  parties: Readonly<Record<string, number>>;
};

/**
 * Hands in what this process saw and wants of a server, and says what it gets: one short transaction in which the
 * server's pace is this process's alone. Throws `not_found` where the server was removed.
 */
export async function exchangeServerShare(serverId: number, report: ShareHandedIn): Promise<ShareAnswer> {
  return database().$transaction(
    async (tx) => {
      const { facts, pool: before, nowMs } = await lockPool(tx, serverId);
      const shares = await listShares(tx, serverId);
      const own = { ...report, granted: shares.find(isOf(report.processId))?.granted ?? 0 };
      const others = shares.filter((share) => share.processId !== report.processId);
      const { pool, answer, moves } = exchangeShare(before, facts, { own, others, nowMs });
      const isMomentDue = nowMs - pool.momentMs >= MOMENT_EVERY_MS;
      if (isMomentDue) pool.momentMs = nowMs;
      await keep(tx, serverId, pool, { ...report, granted: answer.granted });
      const inFlight = [own, ...others].reduce((sum, share) => sum + share.inFlight, 0);
      if (isMomentDue)
        await keepMoment(tx, serverId, { limit: answer.limit, ceiling: ceilingOf(facts), inFlight });
      await addServerMoves(tx, serverId, moves);
      return answer;
    },
    { timeout: 5_000, maxWait: 5_000 },
  );
}

/** Gives the share of a process back that does not use the server any more. */
export async function leaveServerShare(serverId: number, processId: string): Promise<void> {
  await database().serverShare.deleteMany({ where: { serverId, processId } });
}

/** Notes moves of a limit, each a sentence for a person. */
export async function addServerMoves(
  queries: Queries,
  serverId: number,
  moves: readonly PaceMove[],
): Promise<void> {
  if (moves.length === 0) return;
  await queries.serverMove.createMany({ data: moves.map((move) => ({ serverId, ...move })) });
}

const isOf = (processId: string) => (share: Share) => share.processId === processId;

type PoolRow = Omit<ServerFacts, "slots"> & {
  slots: number | null;
  state: unknown;
  closedReason: string | null;
  closedSinceMs: number | null;
  nowMs: number;
};

async function lockPool(tx: Queries, serverId: number) {
  const row = (await readPool(tx, serverId)) ?? (await startAndReadPool(tx, serverId));
  const { state, closedReason, closedSinceMs, nowMs, ...facts } = row;
  const stored = serverPoolSchema.safeParse(state);
  const closed = closedReason === null ? null : { reason: closedReason, sinceMs: closedSinceMs ?? nowMs };
  // What another release remembered, or none has: it is soon learned again.
  const pool: ServerPool = stored.success ? { ...stored.data, closed } : { ...startPool(facts), closed };
  return { facts: facts satisfies ServerFacts, pool, nowMs };
}

async function readPool(tx: Queries, serverId: number): Promise<PoolRow | undefined> {
  const rows = await tx.$queryRaw<PoolRow[]>`
    SELECT s.name, s.max_in_flight AS "maxInFlight", s.requests_per_minute AS "requestsPerMinute",
      s.tokens_per_minute AS "tokensPerMinute", s.probe->>'kind' AS kind, (s.probe->>'slots')::int AS slots,
      p.state, p.closed_reason AS "closedReason",
      (extract(epoch FROM p.closed_since) * 1000)::float8 AS "closedSinceMs",
      (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS "nowMs"
    FROM server_pace p JOIN server s ON s.id = p.server_id
    WHERE p.server_id = ${serverId} FOR UPDATE OF p`;
  return rows[0];
}

async function startAndReadPool(tx: Queries, serverId: number): Promise<PoolRow> {
  await tx.$executeRaw`
    INSERT INTO server_pace (server_id, limit_now, state) SELECT id, 1, '{}' FROM server WHERE id = ${serverId}
    ON CONFLICT (server_id) DO NOTHING`;
  const row = await readPool(tx, serverId);
  if (row === undefined) throw new AppError("not_found", `There is no server with the id ${serverId}.`);
  return row;
}

async function listShares(tx: Queries, serverId: number): Promise<Share[]> {
  return tx.$queryRaw<Share[]>`
    WITH gone AS (DELETE FROM server_share
      WHERE server_id = ${serverId} AND seen_at < clock_timestamp() - make_interval(secs => ${SHARE_SILENCE_S}::float8))
    SELECT process_id AS "processId", kind, wanted, in_flight AS "inFlight", granted FROM server_share
    WHERE server_id = ${serverId} AND seen_at >= clock_timestamp() - make_interval(secs => ${SHARE_SILENCE_S}::float8)`;
}

async function keep(
  tx: Queries,
  serverId: number,
  { closed, ...state }: ServerPool,
  own: ShareHandedIn & { granted: number },
): Promise<void> {
  await tx.$executeRaw`
    WITH share AS (
      INSERT INTO server_share (server_id, process_id, kind, wanted, in_flight, granted, parties, seen_at)
      VALUES (${serverId}, ${own.processId}, ${own.kind}, ${own.wanted}, ${own.inFlight}, ${own.granted},
        ${JSON.stringify(own.parties)}::jsonb, clock_timestamp())
      ON CONFLICT (server_id, process_id) DO UPDATE SET wanted = excluded.wanted, in_flight = excluded.in_flight,
        granted = excluded.granted, parties = excluded.parties, seen_at = excluded.seen_at)
    UPDATE server_pace SET limit_now = ${state.pace.limit}, state = ${JSON.stringify(state)}::jsonb,
      closed_reason = ${closed?.reason ?? null}, updated_at = clock_timestamp(),
      closed_since = to_timestamp(${closed === null ? null : closed.sinceMs / 1_000}::float8)
    WHERE server_id = ${serverId}`;
}

async function keepMoment(
  tx: Queries,
  serverId: number,
  { limit, ceiling, inFlight }: { limit: number; ceiling: number; inFlight: number },
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO server_moment (server_id, at, limit_now, ceiling, in_flight)
    VALUES (${serverId}, clock_timestamp(), ${limit}, ${ceiling}, ${inFlight}) ON CONFLICT DO NOTHING`;
  if (Math.random() * PRUNE_ONE_IN >= 1) return;
  await tx.$executeRaw`
    DELETE FROM server_moment WHERE at < now() - make_interval(days => ${MOMENTS_KEPT_DAYS}::int)`;
}
