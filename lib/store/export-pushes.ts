import { AppError } from "@/lib/app-error";
import { database, type Queries } from "./database";
import { addEvent } from "./events";
import { enqueueExport, isExportQueued, PUSH_TASK } from "./export-queue";
import { getExport } from "./export-views";
import type { ExportPush } from "./generated/client";
import { openSecret, sealSecret } from "./secret-box";

/** An export's way to a Hub, without its token. */
export type StoredPush = {
  id: number;
  exportId: number;
  status: "queued" | "running" | "done" | "failed";
  endpoint: string;
  repo: string;
  isPrivate: boolean;
  /** 0 to 1. */
  progress: number;
  commitUrl: string | null;
  failureReason: string | null;
  createdBy: string;
  createdAt: string;
  finishedAt: string | null;
};
export type PushWork = StoredPush & { token: string };

const storedPush = ({ sealedToken: _, ...row }: ExportPush): StoredPush => ({
  ...row,
  status: row.status as StoredPush["status"],
  createdAt: row.createdAt.toISOString(),
  finishedAt: row.finishedAt?.toISOString() ?? null,
});

/**
 * Hands the way to a Hub to the workers. The token is kept sealed until it is over. Throws `not_found`, and
 * `conflict` for an export without files.
 */
export async function startPush(
  exportId: number,
  wish: { endpoint: string; repo: string; isPrivate: boolean; token: string },
  actor: string,
): Promise<StoredPush> {
  const found = await getExport(exportId);
  if (found.status !== "done") throw new AppError("conflict", `Export ${exportId} has no files to push.`);
  const { token, ...shown } = wish;
  return database().$transaction(async (tx) => {
    const row = await tx.exportPush.create({
      data: { ...shown, exportId, sealedToken: sealSecret(token), createdBy: actor },
    });
    await enqueueExport(tx, PUSH_TASK, row.id);
    await tell(tx, exportId, actor, `Began to push ${found.datasetName} to ${shown.repo}`);
    return storedPush(row);
  });
}

/** The latest first. */
export async function listPushes(exportId: number): Promise<StoredPush[]> {
  const rows = await database().exportPush.findMany({
    where: { exportId },
    orderBy: { id: "desc" },
    take: 20,
  });
  return rows.map(storedPush);
}

/** Null where there is nothing to do. A queued one begins to run. */
export async function openPush(id: number): Promise<PushWork | null> {
  const row = await database().exportPush.findUnique({ where: { id } });
  if (row === null || row.sealedToken === null || row.finishedAt !== null) return null;
  await database().exportPush.update({ where: { id }, data: { status: "running" } });
  return { ...storedPush(row), status: "running", token: openSecret(row.sealedToken) };
}

/** `progress` 0 to 1. */
export async function notePush(id: number, progress: number): Promise<void> {
  await database().exportPush.updateMany({ where: { id, finishedAt: null }, data: { progress } });
}

/** Ends it, and forgets its token. */
export async function settlePush(
  id: number,
  end: { commitUrl: string } | { failureReason: string },
): Promise<void> {
  const isDone = "commitUrl" in end;
  await database().exportPush.updateMany({
    where: { id, finishedAt: null },
    data: {
      ...end,
      status: isDone ? "done" : "failed",
      ...(isDone ? { progress: 1 } : {}),
      sealedToken: null,
      finishedAt: new Date(),
    },
  });
}

/** Delivers again what the queue has lost. */
export async function redeliverPushes(): Promise<void> {
  const open = await database().exportPush.findMany({ where: { finishedAt: null }, select: { id: true } });
  for (const { id } of open)
    if (!(await isExportQueued(database(), PUSH_TASK, id))) await enqueueExport(database(), PUSH_TASK, id);
}

const tell = (tx: Queries, subjectId: number, actor: string, message: string) =>
  addEvent(tx, { actor, subject: "export", subjectId, message });
