import { type AppErrorKind, isAppError } from "@/lib/app-error";
import { log } from "@/lib/log";
import { database } from "@/lib/store/database";
import { EXPORT_TASK, enqueueExport } from "@/lib/store/export-queue";
import {
  ExportStopped,
  failExport,
  redeliverExports,
  removeStaleExports,
  runExport,
} from "@/lib/store/export-work";

/** What another try would not mend, e.g. a dataset that is gone. */
const HOPELESS: ReadonlySet<AppErrorKind> = new Set(["bad_request", "internal", "not_found"]);

/** Writes an export. A rejection hands it back to the queue. */
export async function takeExport(id: number, stopping: AbortSignal): Promise<void> {
  try {
    await runExport(id, stopping);
  } catch (error) {
    if (error instanceof ExportStopped) {
      // This process leaves: whoever is there begins again. Otherwise somebody cancelled it.
      if (stopping.aborted) await enqueueExport(database(), EXPORT_TASK, id);
      return;
    }
    const reason = hopelessReason(error);
    if (reason === null) throw error;
    await failExport(id, reason);
  }
}

function hopelessReason(error: unknown): string | null {
  if (isAppError(error)) return HOPELESS.has(error.kind) ? error.message : null;
  const { code } = error as NodeJS.ErrnoException;
  if (code === "ENOSPC") return "The disk is full; make room in the data folder and export again.";
  return code === "EACCES" || code === "EROFS" ? "The data folder's exports cannot be written." : null;
}

/** The rows are the truth: one that the queue has lost is delivered again, and what nobody needs is removed. */
export async function sweepExports(): Promise<void> {
  for (const id of await redeliverExports())
    log().warn({ export: id }, "an export was lost, delivering it again");
  await removeStaleExports();
}
