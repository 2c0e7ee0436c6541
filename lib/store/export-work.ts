import { createHash, randomUUID } from "node:crypto";
import type { ExportWish } from "@/lib/exports/export-wish";
import { database } from "./database";
import { keepDraft, listExportFolders, openDraft, removeExportFolder, removeFolder } from "./export-folders";
import { checksums } from "./export-papers";
import { EXPORT_TASK, enqueueExport, isExportQueued } from "./export-queue";
import { getExport } from "./export-views";
import { toStored } from "./stored-json";
import { type ExportProgress, type TellExport, type WrittenExport, writeExport } from "./write-export";

/** Thrown where an export is no longer wanted, or this process leaves: what it wrote is removed. */
export class ExportStopped extends Error {}

const TELL_EVERY_MS = 400;
/** One whose writer was not heard of for so long is written by another. */
const SILENCE_S = 30;
const KEPT_DAYS = 30;

/** The wish of one that is to be written now; null where there is nothing to do. A queued one begins to run. */
async function openExport(id: number): Promise<{ datasetId: number; wish: ExportWish } | null> {
  await database().$executeRaw`
    UPDATE export SET status = 'running', started_at = coalesce(started_at, now()), seen_at = now()
    WHERE id = ${id} AND status = 'queued'`;
  const found = await getExport(id).catch(() => null);
  if (found?.status !== "running" || found.wish === null) return null;
  return { datasetId: found.datasetId, wish: found.wish };
}

/**
 * Writes an export from its beginning into a folder of its own, which takes its name at the end: one that was killed
 * has left nothing that counts. Throws `ExportStopped`.
 */
export async function runExport(id: number, stopping: AbortSignal): Promise<void> {
  const work = await openExport(id);
  if (work === null) return;
  const draft = await openDraft(id, randomUUID());
  try {
    const madeAt = new Date().toISOString();
    const written = await writeExport(draft, { ...work, madeAt }, exportTeller(id, stopping));
    await settleExport(id, draft, written);
  } finally {
    // Nothing is there any more where it was kept.
    await removeFolder(draft);
  }
}

function exportTeller(id: number, stopping: AbortSignal): TellExport {
  let toldAt = 0;
  let phase: ExportProgress["phase"] | null = null;
  return async (progress) => {
    if (stopping.aborted) throw new ExportStopped();
    if (progress.phase === phase && Date.now() - toldAt < TELL_EVERY_MS) return;
    toldAt = Date.now();
    phase = progress.phase;
    const isWanted = await database().$executeRaw`
      UPDATE export SET progress = ${JSON.stringify(progress)}::jsonb, seen_at = now()
      WHERE id = ${id} AND status = 'running'`;
    if (isWanted === 0) throw new ExportStopped();
  };
}

/** With the row held, so that of two that wrote it one is kept. Throws `ExportStopped`. */
async function settleExport(id: number, draft: string, { files, report, recordCount }: WrittenExport) {
  const sums = files.find((file) => file.path === "SHA256SUMS");
  const sha256 =
    files.length === 1
      ? files[0]?.sha256
      : (sums?.sha256 ?? createHash("sha256").update(checksums(files)).digest("hex"));
  await database().$transaction(async (tx) => {
    const [held] = await tx.$queryRaw<unknown[]>`
      SELECT 1 FROM export WHERE id = ${id} AND status = 'running' FOR UPDATE`;
    if (held === undefined) throw new ExportStopped();
    const now = Date.now();
    await tx.export.update({
      where: { id },
      data: {
        status: "done",
        recordCount,
        bytes: files.reduce((sum, file) => sum + file.bytes, 0),
        sha256: sha256 ?? null,
        files: toStored(files, "A file's name"),
        report: toStored(report, "A report"),
        finishedAt: new Date(now),
        expiresAt: new Date(now + KEPT_DAYS * 86_400_000),
      },
    });
    await keepDraft(draft, id);
  });
}

/** Ends one that cannot go on. */
export async function failExport(id: number, reason: string): Promise<void> {
  await database().$executeRaw`
    UPDATE export SET status = 'failed', failure_reason = ${reason}, finished_at = now()
    WHERE id = ${id} AND status IN ('queued', 'running')`;
}

/** Delivers again what the queue has lost. Returns their ids. */
export async function redeliverExports(): Promise<number[]> {
  const open = await database().$queryRaw<{ id: number }[]>`
    SELECT id FROM export WHERE status IN ('queued', 'running')
      AND (seen_at IS NULL OR seen_at < now() - make_interval(secs => ${SILENCE_S})) ORDER BY id`;
  const lost: number[] = [];
  for (const { id } of open) {
    if (await isExportQueued(database(), EXPORT_TASK, id)) continue;
    await enqueueExport(database(), EXPORT_TASK, id);
    lost.push(id);
  }
  return lost;
}

/** Removes files that have had their time, and folders that no row knows. */
export async function removeStaleExports(): Promise<void> {
  const expired = await database().$queryRaw<{ id: number }[]>`
    UPDATE export SET status = 'expired' WHERE status = 'done' AND expires_at < now() RETURNING id`;
  for (const { id } of expired) await removeExportFolder(id);
  const folders = await listExportFolders();
  if (folders.length === 0) return;
  const rows = await database().export.findMany({
    where: { id: { in: folders.map(({ id }) => id) } },
    select: { id: true, status: true },
  });
  const status = new Map(rows.map((row) => [row.id, row.status]));
  // Of a running one the row still decides which folder is kept.
  for (const { id, folder, isDraft } of folders)
    if (status.get(id) !== "running" && (isDraft || status.get(id) !== "done")) await removeFolder(folder);
}
