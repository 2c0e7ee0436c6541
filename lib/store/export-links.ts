import { createHash, randomBytes } from "node:crypto";
import { AppError } from "@/lib/app-error";
import { database } from "./database";
import { addEvent } from "./events";
import { getExport } from "./export-views";
import type { ExportLink } from "./generated/client";

/** A link to an export's files; its token is kept as a hash only. */
export type StoredLink = {
  id: number;
  createdBy: string;
  createdAt: string;
  expiresAt: string;
  revokedAt: string | null;
  /** How often something was downloaded with it. */
  openedCount: number;
};

const hashOf = (token: string) => createHash("sha256").update(token).digest("hex");

const storedLink = (row: ExportLink): StoredLink => ({
  id: row.id,
  createdBy: row.createdBy,
  createdAt: row.createdAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
  revokedAt: row.revokedAt?.toISOString() ?? null,
  openedCount: row.openedCount,
});

/** A link for so many hours, at most as long as the files are there. `token` is told now and never again. */
export async function createExportLink(
  exportId: number,
  hours: number,
  actor: string,
): Promise<{ link: StoredLink; token: string }> {
  const found = await getExport(exportId);
  if (found.status !== "done") throw new AppError("conflict", `Export ${exportId} has no files to link to.`);
  const wanted = Date.now() + hours * 3_600_000;
  const expiresAt = new Date(
    found.expiresAt === null ? wanted : Math.min(wanted, Date.parse(found.expiresAt)),
  );
  const token = randomBytes(32).toString("base64url");
  const row = await database().exportLink.create({
    data: { exportId, tokenHash: hashOf(token), createdBy: actor, expiresAt },
  });
  await addEvent(database(), {
    actor,
    subject: "export",
    subjectId: exportId,
    message: `Made a link to an export of ${found.datasetName}`,
  });
  return { link: storedLink(row), token };
}

/** The latest first. */
export async function listExportLinks(exportId: number): Promise<StoredLink[]> {
  const rows = await database().exportLink.findMany({
    where: { exportId },
    orderBy: { id: "desc" },
    take: 50,
  });
  return rows.map(storedLink);
}

/** Throws `not_found`. One that was revoked stays so. */
export async function revokeExportLink(exportId: number, id: number): Promise<void> {
  const found = await database().exportLink.findFirst({ where: { id, exportId } });
  if (found === null) throw new AppError("not_found", "There is no such link.");
  await database().exportLink.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: new Date() } });
}

/** The export that a token opens. Throws `not_found`, the same for every reason: a guess learns nothing. */
export async function openExportLink(token: string): Promise<number> {
  const [row] = await database().$queryRaw<{ exportId: number }[]>`
    UPDATE export_link SET opened_count = opened_count + 1
    WHERE token_hash = ${hashOf(token)} AND revoked_at IS NULL AND expires_at > now()
    RETURNING export_id AS "exportId"`;
  if (row === undefined)
    throw new AppError(
      "not_found",
      "This link does not work, or no longer; ask whoever sent it for another.",
    );
  return row.exportId;
}
