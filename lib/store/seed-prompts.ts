import { AppError } from "@/lib/app-error";
import { type SeedPrompt, seedPromptKey } from "@/lib/seed-prompts/seed-prompt";
import { database, type Queries } from "./database";
import { isUniqueViolation } from "./database-error";
import type { Prisma } from "./generated/client";
import { type ChangeNotes, recordChange, type SeedChange } from "./seed-changes";
import {
  readSeedSet,
  readSeedSets,
  type SeedSetSummary,
  type StoredSeedPrompt,
  seedPromptView,
  storedKey,
} from "./seed-prompt-views";
import { putSeedSetInUse } from "./seed-prompt-writes";
import { toStored } from "./stored-json";

/** All of them by name. */
export async function listSeedSets(): Promise<SeedSetSummary[]> {
  return readSeedSets(database());
}

/** Throws `not_found`. */
export async function getSeedSet(id: number): Promise<SeedSetSummary> {
  return readSeedSet(database(), id);
}

/** The seed prompts of a set in their order. Throws `not_found` if there is no such set. */
export async function listSeedPrompts(setId: number): Promise<StoredSeedPrompt[]> {
  return (await pageSeedPrompts(setId, {})).seedPrompts;
}

export type SeedPage = {
  seedPrompts: StoredSeedPrompt[];
  /** Where the next page begins, to be handed in as `after`; null at the end. */
  next: string | null;
};

/** Some of the seed prompts of a set in their order; all that follow if no `limit` is given. Throws `not_found`. */
export async function pageSeedPrompts(
  setId: number,
  { after, limit }: { after?: string; limit?: number },
): Promise<SeedPage> {
  await getSeedSet(setId);
  const [position = -1, id = 0] = after?.split(".").map(Number) ?? [];
  const rows = await database().seedPrompt.findMany({
    where: {
      seedSetId: setId,
      ...(after === undefined ? {} : { position: { gte: position }, NOT: { position, id: { lte: id } } }),
    },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    take: limit,
  });
  const last = limit === undefined || rows.length < limit ? undefined : rows.at(-1);
  return {
    seedPrompts: rows.map(seedPromptView),
    next: last === undefined ? null : `${last.position}.${last.id}`,
  };
}

/** What a save left behind, and the change that can be undone; null where nothing changed. */
export type SavedSeedPrompt = StoredSeedPrompt & { changeId: number | null };

/** Appends a seed prompt to the set. Throws `conflict` if the set has one of the same key. */
export async function addSeedPrompt(
  setId: number,
  seed: SeedPrompt,
  actor: string,
): Promise<SavedSeedPrompt> {
  return database().$transaction(async (tx) => {
    const { change, result } = await recordChange(tx, { seedSetIds: [setId], actor }, async (notes) => {
      const { name } = await readSeedSet(tx, setId);
      const last = await tx.seedPrompt.aggregate({ where: { seedSetId: setId }, _max: { position: true } });
      const position = (last._max.position ?? -1) + 1;
      const row = await explainTakenKey(seed, () =>
        tx.seedPrompt.create({ data: { ...columnsOf(seed), seedSetId: setId, position } }),
      );
      await notes.added([row.id]);
      return { message: `Added ${describe(seed)} to “${name}”`, result: row };
    });
    return { ...seedPromptView(result), changeId: change?.id ?? null };
  });
}

/** Replaces a seed prompt in its place. Throws `not_found`, or `conflict` if another one has the new key. */
export async function saveSeedPrompt(id: number, seed: SeedPrompt, actor: string): Promise<SavedSeedPrompt> {
  return changeOne(id, actor, async (tx, { seedSetId }, notes) => {
    const { name } = await readSeedSet(tx, seedSetId);
    await notes.touch([id]);
    const row = await explainTakenKey(seed, () =>
      tx.seedPrompt.update({ where: { id }, data: columnsOf(seed) }),
    );
    return { message: `Changed ${describe(seed)} of “${name}”`, result: seedPromptView(row) };
  }).then(({ change, result }) => ({ ...result, changeId: change?.id ?? null }));
}

/** Throws `not_found`. Builds that used it keep their own copy. */
export async function removeSeedPrompt(id: number, actor: string): Promise<SeedChange> {
  const { change } = await changeOne(id, actor, async (tx, row, notes) => {
    const { name } = await readSeedSet(tx, row.seedSetId);
    await notes.touch([id]);
    await tx.seedPrompt.delete({ where: { id } });
    return { message: `Removed ${describe(seedPromptView(row))} from “${name}”`, result: null };
  });
  if (change === null) throw new AppError("internal", `Removing the seed prompt ${id} changed nothing.`);
  return change;
}

async function changeOne<Result>(
  id: number,
  actor: string,
  work: (tx: Queries, row: SeedRow, notes: ChangeNotes) => Promise<{ message: string; result: Result }>,
) {
  return database().$transaction(async (tx) => {
    const { seedSetId } = await getRow(tx, id);
    return recordChange(tx, { seedSetIds: [seedSetId], actor }, async (notes) => {
      // Read again behind the lock: somebody may have been faster.
      const row = await getRow(tx, id);
      if (row.seedSetId === seedSetId) return work(tx, row, notes);
      throw new AppError("conflict", "The seed prompt was moved to another set just now; try again.");
    });
  });
}

/** Makes it the set that new builds start from. Throws `not_found`. */
export async function chooseSeedSet(id: number): Promise<void> {
  await getSeedSet(id);
  await putSeedSetInUse(database(), id);
}

type SeedRow = Prisma.SeedPromptGetPayload<true>;

async function getRow(queries: Queries, id: number): Promise<SeedRow> {
  const row = await queries.seedPrompt.findUnique({ where: { id } });
  if (row === null) throw new AppError("not_found", `There is no seed prompt with the id ${id}.`);
  return row;
}

function columnsOf(seed: SeedPrompt) {
  return { kind: seed.kind, key: storedKey(seed), body: toStored(seed.body, "The seed prompt") };
}

async function explainTakenKey<Result>(seed: SeedPrompt, write: () => Promise<Result>): Promise<Result> {
  try {
    return await write();
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    const what =
      seed.kind === "task"
        ? `a task with the id “${seed.body.id}”; choose another id`
        : "this very topic question; change its wording";
    throw new AppError("conflict", `The set already has ${what}.`, { key: seedPromptKey(seed) });
  }
}

function describe(seed: SeedPrompt): string {
  return seed.kind === "task" ? `task ${seed.body.id}` : `the question on “${seed.body.topic}”`;
}
