import type { Queries } from "./database";

/** The queue carries boards; which of their completions are done is read from the rows, never from the queue. */
export const BOARD_TASK = "preview-board";

const jobKey = (runId: number) => `preview:${runId}`;

/** Hands a board to the workers. One that already waits is replaced, not doubled. */
export async function enqueueBoard(queries: Queries, runId: number): Promise<void> {
  await queries.$executeRaw`
    SELECT graphile_worker.add_job(identifier => ${BOARD_TASK}, payload => ${JSON.stringify({ runId })}::json,
      job_key => ${jobKey(runId)}, max_attempts => 1000)`;
}

/** Takes it back where it still waits; a worker that holds it lets go when it sees the run's status. */
export async function withdrawBoard(queries: Queries, runId: number): Promise<void> {
  await queries.$executeRaw`
    SELECT graphile_worker.remove_job(key) FROM graphile_worker.jobs
    WHERE key = ${jobKey(runId)} AND locked_at IS NULL`;
}

/** Whether it waits or is being worked on. */
export async function isBoardQueued(queries: Queries, runId: number): Promise<boolean> {
  const rows = await queries.$queryRaw<{ key: string }[]>`
    SELECT key FROM graphile_worker.jobs WHERE key = ${jobKey(runId)}`;
  return rows.length > 0;
}
