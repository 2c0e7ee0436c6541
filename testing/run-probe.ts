import { database } from "@/lib/store/database";
import { settleCompletions } from "@/lib/store/preview-completions";
import { BatchWriter } from "@/worker/batch-writer";
import { runBoard } from "@/worker/board-runner";
import { LiveServers } from "@/worker/live-servers";

/** Takes a probe to its end in this process, where a test has steps of its own. */
export async function runProbe(id: number): Promise<void> {
  const { runId } = await database().buildProbe.findUniqueOrThrow({ where: { id } });
  const stopping = new AbortController();
  const servers = new LiveServers();
  await runBoard(runId, servers, new BatchWriter(settleCompletions, stopping.signal), stopping.signal);
  await servers.close();
}
