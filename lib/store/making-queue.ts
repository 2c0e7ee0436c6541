import type { Queries } from "./database";

/** The queue carries makings of datasets; what one came to stands in its row and in the records. */
export const MAKING_TASK = "making";

const jobKey = (id: number) => `making:${id}`;

/** Hands a making to the workers. One that already waits is replaced, not doubled. */
export async function enqueueMaking(queries: Queries, id: number): Promise<void> {
  await queries.$executeRaw`
    SELECT graphile_worker.add_job(identifier => ${MAKING_TASK}, payload => ${JSON.stringify({ makingId: id })}::json,
      job_key => ${jobKey(id)}, max_attempts => 1000)`;
}

/** Whether it waits or is being worked on. */
export async function isMakingQueued(queries: Queries, id: number): Promise<boolean> {
  const rows = await queries.$queryRaw<{ key: string }[]>`
    SELECT key FROM graphile_worker.jobs WHERE key = ${jobKey(id)}`;
  return rows.length > 0;
}
