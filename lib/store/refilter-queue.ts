import type { Queries } from "./database";

/** The queue carries re-filters; how far one is stands in its row, never in the queue. */
export const REFILTER_TASK = "refilter";

const jobKey = (id: number) => `refilter:${id}`;

/** Hands a re-filter to the workers. One that already waits is replaced, not doubled. */
export async function enqueueRefilter(queries: Queries, id: number): Promise<void> {
  await queries.$executeRaw`
    SELECT graphile_worker.add_job(identifier => ${REFILTER_TASK}, payload => ${JSON.stringify({ refilterId: id })}::json,
      job_key => ${jobKey(id)}, max_attempts => 1000)`;
}

/** Whether it waits or is being worked on. */
export async function isRefilterQueued(queries: Queries, id: number): Promise<boolean> {
  const rows = await queries.$queryRaw<{ key: string }[]>`
    SELECT key FROM graphile_worker.jobs WHERE key = ${jobKey(id)}`;
  return rows.length > 0;
}
