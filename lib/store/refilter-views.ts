import { z } from "zod";
import { AppError } from "@/lib/app-error";
import { frozenPresetSchema } from "@/lib/builds/manifest";
import { refilterMoveSchema, refilterStatusSchema, sumMoves } from "@/lib/builds/refilter";
import { database } from "./database";
import type { Refilter } from "./generated/client";
import { parseStored } from "./stored-json";

/** A re-filter with how far it is and what moved where; the counts are its own, not the build's of today. */
export type RefilterView = ReturnType<typeof refilterView>;

function refilterView(row: Refilter) {
  const what = `Re-filter ${row.id}`;
  const moves = parseStored(z.array(refilterMoveSchema), row.moves, `The moves of ${what}`);
  const { name, version } = parseStored(frozenPresetSchema, row.preset, `The preset of ${what}`);
  const before = parseStored(frozenPresetSchema, row.presetBefore, `The preset before ${what}`);
  const until = row.finishedAt ?? new Date();
  return {
    id: row.id,
    buildId: row.buildId,
    status: refilterStatusSchema.parse(row.status),
    preset: { name, version },
    presetBefore: { name: before.name, version: before.version },
    total: row.total,
    judged: row.judged,
    changed: row.changed,
    restored: row.restored,
    moves,
    sums: sumMoves(moves),
    /** Since a worker began; 0 before. */
    ranMs: row.startedAt === null ? 0 : until.getTime() - row.startedAt.getTime(),
    failureReason: row.failureReason,
    createdBy: row.createdBy,
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}

/** Throws `not_found`. */
export async function getRefilter(id: number): Promise<RefilterView> {
  const row = await database().refilter.findUnique({ where: { id } });
  if (row === null) throw new AppError("not_found", `There is no re-filter with the id ${id}.`);
  return refilterView(row);
}

/** Those of a build, the latest first. */
export async function listRefilters(buildId: number): Promise<RefilterView[]> {
  const rows = await database().refilter.findMany({ where: { buildId }, orderBy: { id: "desc" }, take: 100 });
  return rows.map(refilterView);
}

/** A record that a re-filter changed. `isOutputChanged`: the text that is exported is another. */
export type RefilterChangeView = {
  recordId: number;
  datasetId: number;
  instruction: string;
  reasonBefore: string | null;
  reasonAfter: string | null;
  isOutputChanged: boolean;
  /** What the rule that drops it now says of it; null where it is kept. */
  detail: string | null;
};

const PAGE = 100;

/**
 * Records that went from one reason to another (null: kept), by rising id after `after`; `next` is null on the last
 * page. Records that were removed since are not among them.
 */
export async function listRefilterChanges(
  refilterId: number,
  { before, after: reasonAfter, afterId }: { before: string | null; after: string | null; afterId: number },
): Promise<{ changes: RefilterChangeView[]; next: number | null }> {
  const changes = await database().$queryRaw<RefilterChangeView[]>`
    SELECT r.id AS "recordId", r.dataset_id AS "datasetId", left(r.instruction, 240) AS instruction,
      c.reason_before AS "reasonBefore", c.reason_after AS "reasonAfter",
      c.output_before IS NOT NULL AS "isOutputChanged",
      CASE WHEN c.reason_after IS NULL THEN c.hits_before->-1->>'detail' ELSE r.hits->-1->>'detail' END AS detail
    FROM refilter_change c JOIN record r ON r.id = c.record_id
    WHERE c.refilter_id = ${refilterId} AND c.record_id > ${afterId}
      AND c.reason_before IS NOT DISTINCT FROM ${before}::text
      AND c.reason_after IS NOT DISTINCT FROM ${reasonAfter}::text
    ORDER BY c.record_id LIMIT ${PAGE}`;
  return { changes, next: changes.length < PAGE ? null : (changes.at(-1)?.recordId ?? null) };
}
