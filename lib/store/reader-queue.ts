import type { Queries } from "./database";

/**
 * The queue says who reads the answers of a build whose step invents; how far they are read stands in the build's row.
 * Its key is none of the shards', which come and go with the requests.
 */
export const READER_TASK = "build-reader";

const keyOf = (buildId: number) => `reading:${buildId}`;

/** The job by which a worker reads: as long as the queue says that it holds it, nobody else does. */
export type ReaderLease = { jobId: string; lockedBy: string };

/** Hands the reading of a build to the workers unless somebody has it. The build is locked by `lockStatus`. */
export async function enqueueMissingReader(tx: Queries, buildId: number): Promise<void> {
  if (await hasReader(tx, buildId)) return;
  await tx.$executeRaw`
    SELECT graphile_worker.add_job(identifier => ${READER_TASK}, payload => ${JSON.stringify({ buildId })}::json,
      job_key => ${keyOf(buildId)}, max_attempts => 1000)`;
}

/** Whether somebody reads it, or will. */
export async function hasReader(queries: Queries, buildId: number): Promise<boolean> {
  const rows = await queries.$queryRaw<unknown[]>`
    SELECT 1 FROM graphile_worker.jobs WHERE key = ${keyOf(buildId)}`;
  return rows.length > 0;
}

/** Whether the job is still this worker's: one that was taken for dead has lost it to another. */
export async function holdsLease(queries: Queries, { jobId, lockedBy }: ReaderLease): Promise<boolean> {
  const rows = await queries.$queryRaw<unknown[]>`
    SELECT 1 FROM graphile_worker.jobs WHERE id = ${jobId}::bigint AND locked_by = ${lockedBy}`;
  return rows.length > 0;
}

/** Says that nobody reads any more; who goes on with the build hands it out anew. */
export async function releaseReader(tx: Queries, buildId: number): Promise<void> {
  await tx.$executeRaw`SELECT graphile_worker.remove_job(${keyOf(buildId)})`;
}
