import type { Prisma, PrismaClient } from "./generated/client";

type Client = PrismaClient | Prisma.TransactionClient;

/** The queue carries shards; which items are done is read from the rows, never from the queue. */
export const SHARD_TASK = "build-shard";

/**
 * Items `from` (inclusive) to `to` (exclusive) of a build, answered for the `sample`-th time. Shards are cut at fixed
 * places and never overlap; the last one may reach beyond the last item, and holds those that come later.
 */
export type Shard = { buildId: number; sample: number; from: number; to: number };

const keyPrefix = (buildId: number) => `build:${buildId}:`;

const keyOf = ({ buildId, sample, from }: Shard) => `${keyPrefix(buildId)}${sample}:${from}`;

/** Hands shards to the workers that neither wait nor are worked on; the others stay with who has them. */
export async function enqueueMissingShards(client: Client, shards: readonly Shard[]): Promise<void> {
  if (shards.length === 0) return;
  const rows = await client.$queryRaw<{ key: string }[]>`
    SELECT key FROM graphile_worker.jobs WHERE key = ANY(${shards.map(keyOf)}::text[])`;
  const known = new Set(rows.map(({ key }) => key));
  await enqueueShards(
    client,
    shards.filter((shard) => !known.has(keyOf(shard))),
  );
}

/** The largest that the queue knows. */
const LAST_PRIORITY = 32_767;

/**
 * Hands shards to the workers. A shard that already waits is replaced; one that is worked on is delivered again, also
 * while its worker still has it. The later in the list, the longer it waits for shards of other builds: so a build of
 * days does not keep one of minutes waiting that was started after it.
 */
export async function enqueueShards(client: Client, shards: readonly Shard[]): Promise<void> {
  if (shards.length === 0) return;
  const specs = shards.map((shard) => ({
    identifier: SHARD_TASK,
    payload: shard,
    jobKey: keyOf(shard),
  }));
  // All in one call: 22,500 calls of `add_job` take many times as long.
  await client.$executeRaw`
    SELECT count(*) FROM graphile_worker.add_jobs(ARRAY(
      SELECT ROW(spec->>'identifier', (spec->'payload')::json, NULL, NULL, 1000, spec->>'jobKey',
        least(place - 1, ${LAST_PRIORITY}::int)::smallint, NULL)::graphile_worker.job_spec
      FROM jsonb_array_elements(${JSON.stringify(specs)}::jsonb) WITH ORDINALITY AS t(spec, place)
      ORDER BY place))`;
}

/** How many shards of the build wait or are being worked on. */
export async function countShards(client: Client, buildId: number): Promise<number> {
  const rows = await client.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM graphile_worker.jobs WHERE key LIKE ${`${keyPrefix(buildId)}%`}`;
  return rows[0]?.count ?? 0;
}

/** Whether any shard of the build waits or is being worked on. */
export async function hasShards(client: Client, buildId: number): Promise<boolean> {
  const rows = await client.$queryRaw<unknown[]>`
    SELECT 1 FROM graphile_worker.jobs WHERE key LIKE ${`${keyPrefix(buildId)}%`} LIMIT 1`;
  return rows.length > 0;
}

/**
 * Takes back what still waits. What a worker holds, or takes at this very moment, is left: it ends by itself when the
 * worker sees the build's status.
 */
export async function withdrawShards(client: Client, buildId: number): Promise<void> {
  await client.$executeRaw`
    SELECT count(*) FROM graphile_worker.complete_jobs(ARRAY(SELECT id FROM graphile_worker.jobs
      WHERE key LIKE ${`${keyPrefix(buildId)}%`} AND locked_at IS NULL))`;
}

/** Says of a shard that a worker holds that nothing of it is under way any more. */
export async function releaseShard(client: Client, shard: Shard): Promise<void> {
  await client.$executeRaw`SELECT graphile_worker.remove_job(${keyOf(shard)})`;
}

/** Lets other workers take the jobs that these lock names hold. */
export async function releaseLocks(client: Client, lockIds: readonly string[]): Promise<void> {
  if (lockIds.length === 0) return;
  await client.$executeRaw`SELECT graphile_worker.force_unlock_workers(${[...lockIds]}::text[])`;
}
