import { AppError } from "@/lib/app-error";
import type { Queries } from "./database";
import { database } from "./database";
import { addEvent } from "./events";
import type { Prisma } from "./generated/client";

/** One save of a seed set, as its history tells it. */
export type SeedChange = {
  id: number;
  /** In a sentence, without its full stop. */
  message: string;
  actor: string;
  /** ISO 8601 in UTC. */
  at: string;
  /** How many seed prompts it touched. */
  rowCount: number;
  isUndone: boolean;
};

/** Notes what a change is about to touch; every seed prompt that it writes must pass through here. */
export type ChangeNotes = {
  /** Before seed prompts are changed, moved or removed: keeps them as they are. */
  touch: (ids: readonly number[]) => Promise<void>;
  /** After seed prompts were added. */
  added: (ids: readonly number[]) => Promise<void>;
};

type Work<Result> = (notes: ChangeNotes) => Promise<{ message: string; result: Result }>;

/**
 * Runs `work` as one change of the given sets, which are locked until the transaction ends. A change that left
 * everything as it was leaves no trace: `change` is null. Throws `not_found` if a set is not there.
 */
export async function recordChange<Result>(
  tx: Queries,
  { seedSetIds, actor }: { seedSetIds: readonly number[]; actor: string },
  work: Work<Result>,
): Promise<{ change: SeedChange | null; result: Result }> {
  const sets = [...new Set(seedSetIds)].sort((a, b) => a - b);
  await lockSets(tx, sets);
  const { id } = await tx.seedChange.create({ data: { seedSetIds: sets, message: "", actor } });
  const { message, result } = await work({
    touch: async (ids) => {
      await tx.$executeRaw`
        INSERT INTO seed_change_row (change_id, seed_prompt_id, before)
        SELECT ${id}::int, p.id, to_jsonb(p) FROM seed_prompt p WHERE p.id = ANY(${[...ids]}::int[])`;
    },
    added: async (ids) => {
      await tx.$executeRaw`
        INSERT INTO seed_change_row (change_id, seed_prompt_id)
        SELECT ${id}::int, unnest(${[...ids]}::int[])`;
    },
  });
  const rowCount = await settleRows(tx, id);
  if (rowCount === 0) {
    await tx.seedChange.delete({ where: { id } });
    return { change: null, result };
  }
  const row = await tx.seedChange.update({ where: { id }, data: { message, rowCount } });
  await tx.seedSet.updateMany({ where: { id: { in: sets } }, data: { lastChangeId: id } });
  await addEvent(tx, { actor, subject: "seed_prompts", subjectId: sets[0] ?? null, message });
  return { change: seedChangeOf(row), result };
}

/** Writes down what the change left behind, forgets what it left as it was, and counts the rest. */
async function settleRows(tx: Queries, id: number): Promise<number> {
  await tx.$executeRaw`
    UPDATE seed_change_row r SET after_mark = seed_prompt_mark(p.seed_set_id, p.kind, p.body)
    FROM seed_prompt p WHERE r.change_id = ${id} AND p.id = r.seed_prompt_id`;
  await tx.$executeRaw`
    DELETE FROM seed_change_row WHERE change_id = ${id} AND before IS NOT NULL
      AND after_mark = seed_prompt_mark((before->>'seed_set_id')::int, before->>'kind', before->'body')`;
  return tx.seedChangeRow.count({ where: { changeId: id } });
}

async function lockSets(tx: Queries, ids: readonly number[]): Promise<void> {
  // One change at a time for each set: the number of its last change then tells exactly what somebody has not seen.
  const found = await tx.$queryRaw<{ id: number }[]>`
    SELECT id FROM seed_set WHERE id = ANY(${[...ids]}::int[]) ORDER BY id FOR UPDATE`;
  const missing = ids.find((id) => !found.some((set) => set.id === id));
  if (missing !== undefined) {
    throw new AppError("not_found", `There is no seed set with the id ${missing}.`);
  }
}

/** The latest changes of a set first. Throws `not_found`. */
export async function listSeedChanges(seedSetId: number, limit: number): Promise<SeedChange[]> {
  const set = await database().seedSet.findUnique({ where: { id: seedSetId } });
  if (set === null) throw new AppError("not_found", `There is no seed set with the id ${seedSetId}.`);
  const rows = await database().seedChange.findMany({
    where: { seedSetIds: { has: seedSetId } },
    orderBy: { id: "desc" },
    take: limit,
  });
  return rows.map(seedChangeOf);
}

export function seedChangeOf(row: Prisma.SeedChangeGetPayload<true>): SeedChange {
  const { id, message, actor, at, rowCount, undoneById } = row;
  return { id, message, actor, at: at.toISOString(), rowCount, isUndone: undoneById !== null };
}
