import { AppError } from "@/lib/app-error";
import type { Queries } from "./database";

/**
 * Locks a record for a change by hand, until the transaction ends. Throws `not_found`, and `conflict` where its
 * dataset is a snapshot.
 */
export async function refuseSnapshot(tx: Queries, recordId: number): Promise<void> {
  const [row] = await tx.$queryRaw<{ name: string; isFrozen: boolean }[]>`
    SELECT d.name, d.frozen_at IS NOT NULL AS "isFrozen" FROM record r JOIN dataset d ON d.id = r.dataset_id
    WHERE r.id = ${recordId} FOR NO KEY UPDATE OF r FOR SHARE OF d`;
  if (row === undefined) throw new AppError("not_found", `There is no record with the id ${recordId}.`);
  if (!row.isFrozen) return;
  throw new AppError(
    "conflict",
    `“${row.name}” is a snapshot, so its records stay as they are; copy it to a new dataset and change them there.`,
  );
}
