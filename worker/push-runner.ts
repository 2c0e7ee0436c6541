import { HubApiError } from "@huggingface/hub";
import { isAppError } from "@/lib/app-error";
import { log } from "@/lib/log";
import { database } from "@/lib/store/database";
import { exportFolder } from "@/lib/store/export-folders";
import { notePush, openPush, redeliverPushes, settlePush } from "@/lib/store/export-pushes";
import { enqueueExport, PUSH_TASK } from "@/lib/store/export-queue";
import { getExport } from "@/lib/store/export-views";
import { pushToHub } from "./push-to-hub";

const TELL_EVERY_MS = 500;

/** Brings an export to a Hub. What fails is told and not tried again by itself: a token is not kept for later. */
export async function takePush(id: number, stopping: AbortSignal): Promise<void> {
  const push = await openPush(id);
  if (push === null) return;
  const found = await getExport(push.exportId);
  if (found.status !== "done") {
    await settlePush(id, { failureReason: "The export's files are gone." });
    return;
  }
  let toldAt = 0;
  try {
    const commitUrl = await pushToHub(
      { ...push, folder: exportFolder(push.exportId), files: found.files },
      (share) => {
        if (Date.now() - toldAt < TELL_EVERY_MS) return;
        toldAt = Date.now();
        void notePush(id, share).catch(() => {}); // the next one tells more
      },
      stopping,
    );
    await settlePush(id, { commitUrl });
  } catch (error) {
    if (stopping.aborted) {
      await enqueueExport(database(), PUSH_TASK, id);
      return;
    }
    log().warn({ push: id, reason: pushFailure(error) }, "a push to a Hub failed");
    await settlePush(id, { failureReason: pushFailure(error) });
  }
}

/** Without what was sent: it holds the token. */
function pushFailure(error: unknown): string {
  if (error instanceof HubApiError) {
    if (error.statusCode === 401) return "The Hub does not know the token (401).";
    if (error.statusCode === 403) return "The token may not write to this repository (403).";
    return `The Hub answered ${error.statusCode}: ${error.message.slice(0, 300)}`;
  }
  if (isAppError(error)) return error.message;
  const cause = (error as Error).cause;
  const { code } = (cause ?? error) as NodeJS.ErrnoException;
  if (code !== undefined) return `The Hub could not be reached (${code}).`;
  return error instanceof Error ? error.message.slice(0, 300) : "The push failed.";
}

export async function sweepPushes(): Promise<void> {
  await redeliverPushes();
}
