import type { Queries } from "./database";

/** The queue carries exports; what one came to stands in its row and its folder. */
export const EXPORT_TASK = "export";
export const PUSH_TASK = "export_push";

const jobKey = (task: string, id: number) => `${task}:${id}`;

/** Hands an export, or its way to a Hub, to the workers. One that already waits is replaced, not doubled. */
export async function enqueueExport(
  queries: Queries,
  task: typeof EXPORT_TASK | typeof PUSH_TASK,
  id: number,
): Promise<void> {
  await queries.$executeRaw`
    SELECT graphile_worker.add_job(identifier => ${task}, payload => ${JSON.stringify({ id })}::json,
      job_key => ${jobKey(task, id)}, max_attempts => 1000)`;
}

/** Whether it waits or is being worked on. */
export async function isExportQueued(
  queries: Queries,
  task: typeof EXPORT_TASK | typeof PUSH_TASK,
  id: number,
): Promise<boolean> {
  const rows = await queries.$queryRaw<unknown[]>`
    SELECT 1 FROM graphile_worker.jobs WHERE key = ${jobKey(task, id)}`;
  return rows.length > 0;
}
