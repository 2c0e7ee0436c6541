import { AppError } from "@/lib/app-error";
import { database, type Queries } from "./database";
import { recordChange, type SeedChange } from "./seed-changes";

/** How many seed prompts a refusal names. */
const NAMED = 3;

/**
 * Takes a change back, whole or not at all, as a change of its own that can be taken back in turn. Throws
 * `not_found`, and `conflict` if it was taken back already, if a seed prompt that it touched was changed since, or
 * if another one has taken its place.
 */
export async function undoSeedChange(id: number, actor: string): Promise<SeedChange> {
  return database().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM seed_change WHERE id = ${id} FOR UPDATE`;
    const undone = await tx.seedChange.findUnique({ where: { id } });
    if (undone === null) throw new AppError("not_found", `There is no change with the id ${id}.`);
    if (undone.undoneById !== null) throw new AppError("conflict", "This change was undone already.");
    const { change } = await recordChange(tx, { seedSetIds: undone.seedSetIds, actor }, async (notes) => {
      await refuseTouchedSince(tx, id);
      await refuseTakenKeys(tx, id);
      await restoreRows(tx, id, notes);
      return { message: undoMessage(undone.message), result: null };
    });
    // A change that is kept touched something, and its undo touches the same.
    if (change === null) throw new AppError("internal", `Undoing the change ${id} changed nothing.`);
    await tx.seedChange.update({ where: { id }, data: { undoneById: change.id } });
    return change;
  });
}

/** Undoing an undo brings back what was undone, and is told so. */
export function undoMessage(message: string): string {
  const [, verb, rest] = /^(Undid|Redid): (.*)$/s.exec(message) ?? [];
  return verb === undefined ? `Undid: ${message}` : `${verb === "Undid" ? "Redid" : "Undid"}: ${rest}`;
}

async function refuseTouchedSince(tx: Queries, id: number): Promise<void> {
  const touched = await tx.$queryRaw<{ name: string; isGone: boolean }[]>`
    SELECT COALESCE(p.body->>'id', p.body->>'topic', r.before->'body'->>'id', r.before->'body'->>'topic',
        'number ' || r.seed_prompt_id) AS name, p.id IS NULL AS "isGone"
    FROM seed_change_row r LEFT JOIN seed_prompt p ON p.id = r.seed_prompt_id
    WHERE r.change_id = ${id}
      AND CASE WHEN p.id IS NOT NULL THEN seed_prompt_mark(p.seed_set_id, p.kind, p.body) END
        IS DISTINCT FROM r.after_mark
    ORDER BY r.seed_prompt_id`;
  if (touched.length === 0) return;
  const what = touched.every(({ isGone }) => isGone) ? "removed" : "changed";
  const since = `${touched.length === 1 ? "was" : "were"} ${what} since`;
  throw new AppError(
    "conflict",
    `${nameSome(touched.map(({ name }) => name))} ${since}; undo that first. Nothing was undone.`,
    { touched: touched.length },
  );
}

/** Another seed prompt may have the key that one of the change had before. */
async function refuseTakenKeys(tx: Queries, id: number): Promise<void> {
  const taken = await tx.$queryRaw<{ name: string }[]>`
    SELECT COALESCE(p.body->>'id', p.body->>'question') AS name
    FROM seed_change_row r JOIN seed_prompt p
      ON p.seed_set_id = (r.before->>'seed_set_id')::int AND p.kind = r.before->>'kind' AND p.key = r.before->>'key'
    WHERE r.change_id = ${id} AND NOT EXISTS
      (SELECT 1 FROM seed_change_row own WHERE own.change_id = ${id} AND own.seed_prompt_id = p.id)
    ORDER BY p.id`;
  if (taken.length === 0) return;
  throw new AppError(
    "conflict",
    `The set has another ${nameSome(taken.map(({ name }) => name))} by now; remove or rename it first. Nothing was undone.`,
    { taken: taken.length },
  );
}

async function restoreRows(
  tx: Queries,
  id: number,
  notes: { touch: (ids: number[]) => Promise<void>; added: (ids: number[]) => Promise<void> },
): Promise<void> {
  const rows = await tx.$queryRaw<{ id: number; isThere: boolean }[]>`
    SELECT seed_prompt_id AS id, after_mark IS NOT NULL AS "isThere" FROM seed_change_row WHERE change_id = ${id}`;
  const idsOf = (isThere: boolean) => rows.filter((row) => row.isThere === isThere).map((row) => row.id);
  await notes.touch(idsOf(true));
  await tx.$executeRaw`
    DELETE FROM seed_prompt p USING seed_change_row r
    WHERE r.change_id = ${id} AND r.before IS NULL AND p.id = r.seed_prompt_id`;
  await tx.$executeRaw`
    UPDATE seed_prompt p
    SET seed_set_id = b.seed_set_id, kind = b.kind, key = b.key, position = b.position, body = b.body,
      updated_at = now()
    FROM seed_change_row r, jsonb_populate_record(NULL::seed_prompt, r.before) b
    WHERE r.change_id = ${id} AND r.before IS NOT NULL AND p.id = r.seed_prompt_id`;
  await tx.$executeRaw`
    INSERT INTO seed_prompt (id, seed_set_id, kind, key, position, body, updated_at)
    SELECT b.id, b.seed_set_id, b.kind, b.key, b.position, b.body, now()
    FROM seed_change_row r, jsonb_populate_record(NULL::seed_prompt, r.before) b
    WHERE r.change_id = ${id} AND r.after_mark IS NULL`;
  await notes.added(idsOf(false));
}

function nameSome(names: readonly string[]): string {
  const named = names.slice(0, NAMED).map((name) => `“${name}”`);
  const others = names.length - named.length;
  return others === 0 ? named.join(", ") : `${named.join(", ")} and ${others} more`;
}
