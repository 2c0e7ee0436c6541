import { z } from "zod";
import { AppError } from "@/lib/app-error";
import { buildManifestSchema } from "@/lib/builds/manifest";
import { addMoves, type RefilterMove, refilterMoveSchema } from "@/lib/builds/refilter";
import { stepSetup } from "@/lib/builds/step-setup";
import { constitutionSchema } from "@/lib/constitutions/constitution";
import { showConstitution } from "@/lib/constitutions/show-constitution";
import { ruleHitSchema, verdictSchema } from "@/lib/datasets/record";
import type { FilterResult } from "@/lib/filters/filter";
import type { JudgedText } from "@/lib/filters/rejudge";
import type { StepSetup } from "@/lib/steps/step";
import { database, type Queries } from "./database";
import { Prisma } from "./generated/client";
import { parseStored } from "./stored-json";

/** A record with what judging it again takes. */
export type RecordToJudge = JudgedText & {
  id: number;
  editedAt: Date | null;
  /** Its reply where nobody measured yet how much of it is out of an exemplar, else null. */
  unmeasuredReply: string | null;
};

/** The same as the database has it. */
export type JudgedRow = Omit<RecordToJudge, "verdict" | "hits"> & { verdict: string; hits: unknown };

export const judgedColumns = Prisma.sql`id, instruction, input, raw_text AS "rawText", finish_reason AS "finishReason", verdict, reason,
  output, hits, edited_at AS "editedAt", CASE WHEN edited_at IS NOT NULL THEN thoughts END AS "editedThoughts",
  CASE WHEN leak_share IS NULL THEN reply END AS "unmeasuredReply"`;

const hitsSchema = z.array(ruleHitSchema);

export function recordToJudge(row: JudgedRow): RecordToJudge {
  return {
    ...row,
    verdict: verdictSchema.parse(row.verdict),
    // Most have none, and there may be hundreds of thousands.
    hits:
      Array.isArray(row.hits) && row.hits.length === 0
        ? []
        : parseStored(hitsSchema, row.hits, `The filter's hits on record ${row.id}`),
  };
}

/** The records of a build by rising id, those after `after` up to `endId`. */
export async function readRecordsToJudge(
  buildId: number,
  { after, endId, limit }: { after: number; endId: number; limit: number },
): Promise<RecordToJudge[]> {
  const rows = await database().$queryRaw<JudgedRow[]>`
    SELECT ${judgedColumns} FROM record
    WHERE build_id = ${buildId} AND id > ${after} AND id <= ${endId} ORDER BY id LIMIT ${limit}`;
  return rows.map(recordToJudge);
}

/** A sample of a build's records: the latest, or ones drawn by their ids, the same for the same build. */
export async function sampleRecordsToJudge(
  buildId: number,
  { limit, isRandom }: { limit: number; isRandom: boolean },
): Promise<RecordToJudge[]> {
  const rows = isRandom
    ? await database().$queryRaw<JudgedRow[]>`
        SELECT ${judgedColumns} FROM record WHERE id IN (
          SELECT id FROM record WHERE build_id = ${buildId} ORDER BY hashint4(id), id LIMIT ${limit}) ORDER BY id`
    : await database().$queryRaw<JudgedRow[]>`
        SELECT ${judgedColumns} FROM record WHERE build_id = ${buildId} ORDER BY id DESC LIMIT ${limit}`;
  return rows.map(recordToJudge);
}

/** What a build's step worked with: the constitution as its model was shown it, and its templates. Throws `not_found`. */
export async function setupOfBuild(buildId: number): Promise<StepSetup> {
  const build = await database().build.findUnique({
    where: { id: buildId },
    select: { manifest: true, constitutionVersion: { select: { id: true, body: true } } },
  });
  if (build === null) throw new AppError("not_found", `There is no build ${buildId}.`);
  const { constitutionVersion: version } = build;
  const body =
    version === null
      ? null
      : parseStored(constitutionSchema, version.body, `Constitution version ${version.id}`);
  const manifest = parseStored(buildManifestSchema, build.manifest, `The manifest of build ${buildId}`);
  return stepSetup(manifest, body === null ? null : showConstitution(body));
}

export type RefilterBatch = {
  refilterId: number;
  /** Where the batch began: another worker may have gone on meanwhile. */
  after: number;
  /** The last record of it. */
  lastId: number;
  judged: number;
  /** `editedAt` as it was when it was judged; `leakShare` null: it stays. */
  changed: { id: number; editedAt: Date | null; result: FilterResult; leakShare: number | null }[];
  moves: RefilterMove[];
};

/**
 * Stores what a batch came to: old verdicts beside, new ones in the records, and how far it is, all or nothing.
 * `ended`: the re-filter is no longer at `after` or no longer running. `stale`: a person edited one of the records, or
 * removed it, since they were read, so that the batch is to be judged again. Of either nothing is stored.
 */
export async function storeRefilterBatch(batch: RefilterBatch): Promise<"stored" | "ended" | "stale"> {
  const { refilterId, after, lastId, judged, changed } = batch;
  return database()
    .$transaction(async (tx) => {
      const [row] = await tx.$queryRaw<{ moves: unknown }[]>`
        SELECT moves FROM refilter WHERE id = ${refilterId} AND status = 'running' AND last_id = ${after} FOR UPDATE`;
      if (row === undefined) return "ended";
      if (changed.length > 0) await changeRecords(tx, refilterId, changed);
      const known = parseStored(
        z.array(refilterMoveSchema),
        row.moves,
        `The moves of re-filter ${refilterId}`,
      );
      const moves = JSON.stringify(addMoves(known, batch.moves));
      await tx.$executeRaw`
        UPDATE refilter SET last_id = ${lastId}, judged = judged + ${judged}, changed = changed + ${changed.length},
          moves = ${moves}::jsonb WHERE id = ${refilterId}`;
      return "stored" as const;
    })
    .catch((error: unknown) => {
      if (error instanceof StaleBatch) return "stale";
      throw error;
    });
}

class StaleBatch extends Error {}

/** One statement sees the records as they were, both where it writes them down and where it changes them. */
async function changeRecords(tx: Queries, refilterId: number, changed: RefilterBatch["changed"]) {
  const texts = (pick: (result: FilterResult) => string | null) => changed.map(({ result }) => pick(result));
  const written = await tx.$executeRaw`
    WITH change AS (
      SELECT id, verdict, reason, output, hits::jsonb AS hits, edited, leak
      FROM unnest(${changed.map(({ id }) => id)}::int[], ${texts((r) => r.verdict)}::text[],
        ${texts((r) => r.reason)}::text[], ${texts((r) => r.output)}::text[],
        ${texts((r) => JSON.stringify(r.hits))}::text[], ${changed.map(({ editedAt }) => editedAt)}::timestamptz[],
        ${changed.map(({ leakShare }) => leakShare)}::float8[]
      ) AS t(id, verdict, reason, output, hits, edited, leak)),
    remembered AS (
      INSERT INTO refilter_change (refilter_id, record_id, verdict_before, reason_before, output_before, hits_before,
        verdict_after, reason_after)
      SELECT ${refilterId}, r.id, r.verdict, r.reason, CASE WHEN r.output IS DISTINCT FROM c.output THEN r.output END,
        r.hits, c.verdict, c.reason
      FROM change c JOIN record r ON r.id = c.id)
    UPDATE record r SET verdict = c.verdict, reason = c.reason, hits = c.hits,
      leak_share = coalesce(c.leak, r.leak_share),
      -- An output that stays is not written again.
      output = CASE WHEN r.output IS DISTINCT FROM c.output THEN c.output ELSE r.output END,
      output_length = char_length(c.output)
    FROM change c WHERE r.id = c.id AND r.edited_at IS NOT DISTINCT FROM c.edited`;
  if (written !== changed.length) throw new StaleBatch();
}

/**
 * Puts back the next `limit` records as they were before a re-filter, from its end to its beginning. A record that
 * something else changed since stays as it is, and so does one whose new output a person edited. Says how many changes were left behind, and how many records put back.
 */
export async function restoreRefilterBatch(
  refilterId: number,
  limit: number,
): Promise<{ taken: number; restored: number } | null> {
  return database().$transaction(async (tx) => {
    const [row] = await tx.$queryRaw<{ lastId: number }[]>`
      SELECT last_id AS "lastId" FROM refilter WHERE id = ${refilterId} AND status = 'undoing' FOR UPDATE`;
    if (row === undefined) return null;
    const [done] = await tx.$queryRaw<{ taken: number; restored: number; first: number | null }[]>`
      WITH back AS (
        SELECT * FROM refilter_change WHERE refilter_id = ${refilterId} AND record_id <= ${row.lastId}
        ORDER BY record_id DESC LIMIT ${limit}),
      restored AS (
        UPDATE record r SET verdict = b.verdict_before, reason = b.reason_before, hits = b.hits_before,
          output = coalesce(b.output_before, r.output), output_length = char_length(coalesce(b.output_before, r.output))
        FROM back b
        WHERE r.id = b.record_id AND r.verdict = b.verdict_after AND r.reason IS NOT DISTINCT FROM b.reason_after
          AND (b.output_before IS NULL OR r.edited_at IS NULL)
        RETURNING r.id)
      SELECT (SELECT count(*)::int FROM back) AS taken, (SELECT count(*)::int FROM restored) AS restored,
        (SELECT min(record_id) FROM back) AS first`;
    const { taken = 0, restored = 0, first = null } = done ?? {};
    const lastId = first === null ? 0 : first - 1;
    await tx.$executeRaw`
      UPDATE refilter SET last_id = ${lastId}, restored = restored + ${restored} WHERE id = ${refilterId}`;
    return { taken, restored };
  });
}
