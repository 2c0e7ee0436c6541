import { AppError } from "@/lib/app-error";
import { formatsByName } from "@/lib/exports/export-formats";
import { type ExportWish, type ExportWishInput, exportWishSchema } from "@/lib/exports/export-wish";
import { trainerProblem } from "@/lib/exports/trainers/trainer-fit";
import { database, type Queries } from "./database";
import { addEvent } from "./events";
import { removeExportFolder } from "./export-folders";
import { EXPORT_TASK, enqueueExport } from "./export-queue";
import { getExport, type StoredExport } from "./export-views";
import { toStored } from "./stored-json";

/**
 * Hands an export to the workers; with `isQueued` false whoever calls writes it. Throws `not_found` for the dataset
 * and `bad_request` for a wish that cannot be fulfilled.
 */
export async function createExport({
  datasetId,
  wish: input,
  actor,
  isQueued = true,
}: {
  datasetId: number;
  wish: ExportWishInput;
  actor: string;
  isQueued?: boolean;
}): Promise<StoredExport> {
  const wish = readExportWish(input);
  const id = await database().$transaction(async (tx) => {
    const dataset = await tx.dataset.findUnique({ where: { id: datasetId }, select: { name: true } });
    if (dataset === null) throw new AppError("not_found", `There is no dataset with the id ${datasetId}.`);
    const row = await tx.export.create({
      data: {
        datasetId,
        format: wish.format.name,
        filter: toStored(wish.filters, "A filter"),
        wish: toStored(wish, "What is wished"),
        createdBy: actor,
        // Nobody delivers it while it is young, and its writer is about to be heard of.
        seenAt: isQueued ? null : new Date(),
      },
    });
    if (isQueued) await enqueueExport(tx, EXPORT_TASK, row.id);
    const message = `Exported ${dataset.name} as ${formatsByName[wish.format.name].title}`;
    await tell(tx, row.id, actor, message);
    return row.id;
  });
  return getExport(id);
}

/** Throws `bad_request` with what is wrong. */
export function readExportWish(input: unknown): ExportWish {
  const parsed = exportWishSchema.safeParse(input);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new AppError(
      "bad_request",
      `What is wished of the export cannot be read (${issue?.path.join(".") ?? ""}: ${issue?.message ?? ""}).`,
    );
  }
  for (const trainer of parsed.data.trainers) {
    const problem = trainerProblem(trainer, parsed.data.format);
    if (problem !== null) throw new AppError("bad_request", problem);
  }
  return parsed.data;
}

/** Stops one that waits or runs; what was written of it is removed. Throws `not_found` and `conflict`. */
export async function cancelExport(id: number, actor: string): Promise<StoredExport> {
  const before = await getExport(id);
  const ended = await database().$executeRaw`
    UPDATE export SET status = 'cancelled', finished_at = now() WHERE id = ${id} AND status IN ('queued', 'running')`;
  if (ended === 0) throw new AppError("conflict", `Export ${id} is ${before.status} already.`);
  await tell(database(), id, actor, `Cancelled the export of ${before.datasetName}`);
  return getExport(id);
}

/** Removes the files of a done one now; its row stays, as history. Throws `not_found` and `conflict`. */
export async function deleteExportFiles(id: number, actor: string): Promise<StoredExport> {
  const before = await getExport(id);
  const ended = await database().$executeRaw`
    UPDATE export SET status = 'expired', expires_at = now() WHERE id = ${id} AND status = 'done'`;
  if (ended === 0) throw new AppError("conflict", `Export ${id} is ${before.status} and has no files.`);
  await removeExportFolder(id);
  await tell(database(), id, actor, `Deleted the files of an export of ${before.datasetName}`);
  return getExport(id);
}

const tell = (tx: Queries, subjectId: number, actor: string, message: string) =>
  addEvent(tx, { actor, subject: "export", subjectId, message });
