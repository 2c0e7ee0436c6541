import type { Prisma, PrismaClient } from "./generated/client";

type Client = PrismaClient | Prisma.TransactionClient;

/** The queue carries shards; which items are done is read from the rows, never from the queue. */
export const SHARD_TASK = "build-shard";

/** Items `from` (inclusive) to `to` (exclusive) of a build, answered for the `sample`-th time. */
export type Shard = { buildId: number; sample: number; from: number; to: number };

const keyPrefix = (buildId: number) => `build:${buildId}:`;

/** Hands shards to the workers. A shard that already waits is replaced, not doubled. */
export async function enqueueShards(client: Client, shards: readonly Shard[]): Promise<void> {
  if (shards.length === 0) return;
  const specs = shards.map((shard) => ({
    identifier: SHARD_TASK,
    payload: shard,
    jobKey: `${keyPrefix(shard.buildId)}${shard.sample}:${shard.from}`,
  }));
  await client.$executeRaw`
    SELECT graphile_worker.add_job(
      identifier => spec->>'identifier', payload => (spec->'payload')::json, job_key => spec->>'jobKey', max_attempts => 1000)
    FROM jsonb_array_elements(${JSON.stringify(specs)}::jsonb) WITH ORDINALITY AS t(spec, place)
    ORDER BY place`;
}

/** How many shards of the build wait or are being worked on. */
export async function countShards(client: Client, buildId: number): Promise<number> {
  const rows = await client.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM graphile_worker.jobs WHERE key LIKE ${`${keyPrefix(buildId)}%`}`;
  return rows[0]?.count ?? 0;
}

/** Takes back what still waits; what a worker holds ends by itself when it sees the build's status. */
export async function withdrawShards(client: Client, buildId: number): Promise<void> {
  await client.$executeRaw`
    SELECT graphile_worker.remove_job(key) FROM graphile_worker.jobs
    WHERE key LIKE ${`${keyPrefix(buildId)}%`} AND locked_at IS NULL`;
}

/** Lets other workers take the jobs that these lock names hold. */
export async function releaseLocks(client: Client, lockIds: readonly string[]): Promise<void> {
  if (lockIds.length === 0) return;
  await client.$executeRaw`SELECT graphile_worker.force_unlock_workers(${[...lockIds]}::text[])`;
}
