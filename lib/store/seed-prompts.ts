import { AppError } from "@/lib/app-error";
import { type SeedPrompt, seedPromptKey } from "@/lib/seed-prompts/seed-prompt";
import { database, type Queries } from "./database";
import { isUniqueViolation } from "./database-error";
import { addEvent } from "./events";
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
  await getSeedSet(setId);
  const rows = await database().seedPrompt.findMany({
    where: { seedSetId: setId },
    orderBy: [{ position: "asc" }, { id: "asc" }],
  });
  return rows.map(seedPromptView);
}

/** Appends a seed prompt to the set. Throws `conflict` if the set has one of the same key. */
export async function addSeedPrompt(
  setId: number,
  seed: SeedPrompt,
  actor: string,
): Promise<StoredSeedPrompt> {
  return database().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM seed_set WHERE id = ${setId} FOR UPDATE`;
    const set = await readSeedSet(tx, setId);
    const last = await tx.seedPrompt.aggregate({ where: { seedSetId: setId }, _max: { position: true } });
    const position = (last._max.position ?? -1) + 1;
    const row = await explainTakenKey(seed, () =>
      tx.seedPrompt.create({ data: { ...columnsOf(seed), seedSetId: setId, position } }),
    );
    await tellOf(tx, setId, actor, `Added ${describe(seed)} to “${set.name}”`);
    return seedPromptView(row);
  });
}

/** Replaces a seed prompt in its place. Throws `not_found`, or `conflict` if another one has the new key. */
export async function saveSeedPrompt(id: number, seed: SeedPrompt, actor: string): Promise<StoredSeedPrompt> {
  return database().$transaction(async (tx) => {
    const { seedSetId } = await getRow(tx, id);
    const row = await explainTakenKey(seed, () =>
      tx.seedPrompt.update({ where: { id }, data: columnsOf(seed) }),
    );
    const { name } = await readSeedSet(tx, seedSetId);
    await tellOf(tx, seedSetId, actor, `Changed ${describe(seed)} of “${name}”`);
    return seedPromptView(row);
  });
}

/** Throws `not_found`. Builds that used it keep their own copy. */
export async function removeSeedPrompt(id: number, actor: string): Promise<void> {
  await database().$transaction(async (tx) => {
    const row = await getRow(tx, id);
    await tx.seedPrompt.delete({ where: { id } });
    const { name } = await readSeedSet(tx, row.seedSetId);
    await tellOf(tx, row.seedSetId, actor, `Removed ${describe(seedPromptView(row))} from “${name}”`);
  });
}

/** Makes it the set that new builds start from. Throws `not_found`. */
export async function chooseSeedSet(id: number): Promise<void> {
  await getSeedSet(id);
  await putSeedSetInUse(database(), id);
}

async function getRow(queries: Queries, id: number) {
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

async function tellOf(queries: Queries, setId: number, actor: string, message: string): Promise<void> {
  await addEvent(queries, { actor, subject: "seed_prompts", subjectId: setId, message });
}
