import type { Queries } from "./database";

/** The queue carries bulk actions; how far one is stands in its row, never in the queue. */
export const BULK_TASK = "bulk";

const jobKey = (id: number) => `bulk:${id}`;

/** Hands a bulk action to the workers. One that already waits is replaced, not doubled. */
export async function enqueueBulkAction(queries: Queries, id: number): Promise<void> {
  await queries.$executeRaw`
    SELECT graphile_worker.add_job(identifier => ${BULK_TASK}, payload => ${JSON.stringify({ actionId: id })}::json,
      job_key => ${jobKey(id)}, max_attempts => 1000)`;
}

/** Whether it waits or is being worked on. */
export async function isBulkActionQueued(queries: Queries, id: number): Promise<boolean> {
  const rows = await queries.$queryRaw<{ key: string }[]>`
    SELECT key FROM graphile_worker.jobs WHERE key = ${jobKey(id)}`;
  return rows.length > 0;
}
