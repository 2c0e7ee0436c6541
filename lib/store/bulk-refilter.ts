import type { BulkSkipped } from "@/lib/datasets/bulk-action";
import type { FilterPreset, FilterResult } from "@/lib/filters/filter";
import { rejudge } from "@/lib/filters/rejudge";
import { isInventing } from "@/lib/steps/inventing-step";
import type { StepSetup } from "@/lib/steps/step";
import { steps } from "@/lib/steps/steps";
import type { ActOnBatch, BulkScope } from "./bulk-batches";
import { notFrozen, type TakenBack } from "./bulk-taken";
import type { Queries } from "./database";
import { Prisma } from "./generated/client";
import { type JudgedRow, judgedColumns, recordToJudge, setupOfBuild } from "./refilter-batches";
import { storableText } from "./storable-text";

/** Steps whose records were decided by what their build had accepted before. */
export const inventingSteps: string[] = Object.values(steps)
  .filter(isInventing)
  .map(({ name }) => name);

/** Why a record cannot be judged anew, null where it can; on the unqualified columns of `record`. */
export const unjudgeable = Prisma.sql`CASE WHEN edited_at IS NOT NULL THEN 'edited' WHEN build_id IS NULL THEN 'no_build'
  WHEN build_id IN (SELECT id FROM build WHERE step = ANY(${inventingSteps}::text[])) THEN 'invented' END`;

/** A record as it is judged, to tell later whether anything else changed it; on its unqualified columns. */
const now = Prisma.sql`jsonb_build_object('verdict', verdict, 'reason', reason, 'mark', md5(output || hits::text))`;

/** Judges what is selected by a preset, each as its own build would have; what was before is written down whole. */
export function refilterBatch(scope: BulkScope, preset: FilterPreset): ActOnBatch {
  const setups = new Map<number, StepSetup>();
  const setupOf = async (buildId: number) => {
    const setup = setups.get(buildId) ?? (await setupOfBuild(buildId));
    setups.set(buildId, setup);
    return setup;
  };
  return async (tx, { within, limit }) => {
    const rows = await tx.$queryRaw<(JudgedRow & { buildId: number; skip: keyof BulkSkipped | null })[]>`
      SELECT ${judgedColumns}, build_id AS "buildId", ${unjudgeable} AS skip FROM record
      WHERE ${within} ORDER BY id LIMIT ${limit}::int FOR NO KEY UPDATE`;
    const skipped: BulkSkipped = {};
    const changed: { id: number; result: FilterResult }[] = [];
    for (const { buildId, skip, ...row } of rows) {
      if (skip !== null) {
        skipped[skip] = (skipped[skip] ?? 0) + 1;
        continue;
      }
      const { result, change } = rejudge(preset, recordToJudge(row), await setupOf(buildId), storableText);
      if (change !== null) changed.push({ id: row.id, result });
    }
    if (changed.length > 0) await storeJudged(tx, scope.id, changed);
    return { looked: rows.length, last: rows.at(-1)?.id ?? null, changed: changed.length, skipped };
  };
}

async function storeJudged(tx: Queries, actionId: number, changed: { id: number; result: FilterResult }[]) {
  const texts = (pick: (result: FilterResult) => string | null) => changed.map(({ result }) => pick(result));
  await tx.$executeRaw`
    WITH judged AS (
      SELECT id, verdict, reason, output, hits::jsonb AS hits FROM unnest(${changed.map(({ id }) => id)}::int[],
        ${texts((r) => r.verdict)}::text[], ${texts((r) => r.reason)}::text[], ${texts((r) => r.output)}::text[],
        ${texts((r) => JSON.stringify(r.hits))}::text[]) AS t(id, verdict, reason, output, hits)),
    remembered AS (
      INSERT INTO bulk_change (action_id, record_id, before, after)
      SELECT ${actionId}::int, r.id, jsonb_build_object('verdict', r.verdict, 'reason', r.reason, 'hits', r.hits,
          'outputLength', r.output_length,
          'output', CASE WHEN r.output IS DISTINCT FROM judged.output THEN r.output END),
        (SELECT ${now} FROM (SELECT judged.verdict, judged.reason, judged.output, judged.hits) become)
      FROM judged JOIN record r ON r.id = judged.id)
    UPDATE record SET verdict = judged.verdict, reason = judged.reason, hits = judged.hits,
      -- An output that stays is not written again.
      output = CASE WHEN record.output IS DISTINCT FROM judged.output THEN judged.output ELSE record.output END,
      output_length = char_length(judged.output)
    FROM judged WHERE record.id = judged.id`;
}

/** Puts back what a re-filter of a selection changed. `taken`: which. */
export async function restoreJudged(tx: Queries, taken: Prisma.Sql): Promise<TakenBack> {
  const [done] = await tx.$queryRaw<TakenBack[]>`
    WITH ${taken}, restored AS (
      UPDATE record SET verdict = taken.before->>'verdict', reason = taken.before->>'reason',
        hits = taken.before->'hits', output = coalesce(taken.before->>'output', output),
        output_length = (taken.before->>'outputLength')::int
      FROM taken
      WHERE record.id = taken.record_id AND ${now} = taken.after AND edited_at IS NULL AND ${notFrozen}
      RETURNING 1)
    SELECT (SELECT count(*)::int FROM taken) AS taken, (SELECT count(*)::int FROM restored) AS restored`;
  return done ?? { taken: 0, restored: 0 };
}
