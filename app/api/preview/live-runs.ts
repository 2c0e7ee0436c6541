import { log } from "@/lib/log";
import { keepLiveRuns, LIVE_SILENCE_MS } from "@/lib/store/preview-runs";

const live = new Set<number>();
let timer: NodeJS.Timeout | undefined;

/** Keeps a run known as alive until the function returned is called; one that is not has died with its process. */
export function keepAlive(runId: number): () => void {
  live.add(runId);
  timer ??= setInterval(() => void beat(), LIVE_SILENCE_MS / 3).unref();
  return () => {
    live.delete(runId);
    if (live.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

async function beat(): Promise<void> {
  try {
    await keepLiveRuns([...live]);
  } catch (error) {
    log().warn({ err: error }, "no sign of life of the previews under way, trying again");
  }
}
