import { releaseLocks } from "./build-queue";
import { database } from "./database";
import { writePool } from "./write-pool";

/**
 * A worker that has not been heard of for this long is taken for dead: with a beat and a look into the queue, both
 * every two seconds, its shards move on within fifteen.
 */
export const WORKER_SILENCE_MS = 10_000;

export type WorkerIdentity = { id: string; host: string; pid: number };

/**
 * Says "I am alive" and under which names this process locks jobs. By a connection of its own kind: while all others
 * wait for one of `database()`, a busy worker must not look dead.
 */
export async function beat(worker: WorkerIdentity, lockIds: readonly string[]): Promise<void> {
  await writePool().query(
    `INSERT INTO worker (id, host, pid, lock_ids, seen_at) VALUES ($1, $2, $3, $4, now())
    ON CONFLICT (id) DO UPDATE SET seen_at = now(), lock_ids = excluded.lock_ids`,
    [worker.id, worker.host, worker.pid, [...lockIds]],
  );
}

export async function removeWorker(id: string): Promise<void> {
  await database().worker.deleteMany({ where: { id } });
}

/**
 * Buries workers that fell silent, and those of `host` for which `isProcessAlive` says no, and lets others take
 * what they held. Returns the ids buried. Who could not reach the database itself lately is no judge of silence.
 */
export async function buryDeadWorkers(
  host: string,
  isProcessAlive: (pid: number) => boolean,
  { canJudgeSilence = true } = {},
): Promise<string[]> {
  const client = database();
  // The database's clock judges: those of two machines may differ.
  const workers = await client.$queryRaw<
    { id: string; host: string; pid: number; lock_ids: string[]; silent_ms: number }[]
  >`SELECT id, host, pid, lock_ids, extract(epoch FROM now() - seen_at)::float8 * 1000 AS silent_ms FROM worker`;
  const dead = workers.filter(
    (w) =>
      (canJudgeSilence && w.silent_ms > WORKER_SILENCE_MS) || (w.host === host && !isProcessAlive(w.pid)),
  );
  for (const worker of dead) {
    await client.$transaction(async (tx) => {
      await releaseLocks(tx, worker.lock_ids);
      await tx.worker.deleteMany({ where: { id: worker.id } });
      // Its part of the servers' limits is free at once.
      await tx.serverShare.deleteMany({ where: { processId: worker.id } });
    });
  }
  if (canJudgeSilence) await releaseUnclaimedLocks();
  return dead.map((w) => w.id);
}

/** Locks that no known worker claims: of a process that died before it could say under which names it locks. */
async function releaseUnclaimedLocks(): Promise<void> {
  const client = database();
  const rows = await client.$queryRaw<{ locked_by: string }[]>`
    SELECT DISTINCT locked_by FROM graphile_worker.jobs
    WHERE locked_at < now() - interval '10 seconds'
      AND locked_by NOT IN (SELECT unnest(lock_ids) FROM worker)`;
  await releaseLocks(
    client,
    rows.map((row) => row.locked_by),
  );
}

export async function countAliveWorkers(): Promise<number> {
  const rows = await database().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM worker WHERE seen_at > now() - interval '15 seconds'`;
  return rows[0]?.count ?? 0;
}
