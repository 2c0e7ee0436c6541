import { compareSeeds } from "@/lib/seed-prompts/compare";
import type { SeedPrompt } from "@/lib/seed-prompts/seed-prompt";
import type { Queries } from "./database";
import { type ChangeNotes, recordChange } from "./seed-changes";
import { readSeedSet, seedPromptOf, storedKey } from "./seed-prompt-views";
import { toStored } from "./stored-json";

/** The id of the set of this name, made if there is none. */
export async function upsertSeedSet(queries: Queries, name: string): Promise<number> {
  const set = await queries.seedSet.upsert({
    where: { name },
    create: { name },
    update: {},
    select: { id: true },
  });
  return set.id;
}

/**
 * Brings `seeds` into a set as one change: new ones are appended in their order, changed ones keep their place, equal
 * ones are left alone, and those not named stay. `from` is what they came from, e.g. a file's name.
 */
export async function upsertSeedPrompts(
  queries: Queries,
  seedSetId: number,
  seeds: readonly SeedPrompt[],
  { actor, from }: { actor: string; from: string },
): Promise<{ added: number; changed: number; unchanged: number }> {
  const { result } = await recordChange(queries, { seedSetIds: [seedSetId], actor }, async (notes) => {
    const { name } = await readSeedSet(queries, seedSetId);
    const rows = await queries.seedPrompt.findMany({ where: { seedSetId } });
    const { added, changed, unchanged } = compareSeeds(rows.map(seedPromptOf), seeds);
    const start = rows.reduce((next, { position }) => Math.max(next, position + 1), 0);
    await notes.added(await insertSeedPrompts(queries, seedSetId, start, added));
    await updateBodies(
      queries,
      seedSetId,
      changed.map(({ after }) => after),
      notes,
    );
    return {
      message: `Imported ${from} into “${name}”: ${added.length} added, ${changed.length} changed`,
      result: { added: added.length, changed: changed.length, unchanged: unchanged.length },
    };
  });
  return result;
}

/** Appends seed prompts that the set does not have, the first at position `start`; answers their ids. */
async function insertSeedPrompts(
  queries: Queries,
  seedSetId: number,
  start: number,
  seeds: readonly SeedPrompt[],
): Promise<number[]> {
  if (seeds.length === 0) return [];
  const { kinds, keys, bodies } = columns(seeds);
  const rows = await queries.$queryRaw<{ id: number }[]>`
    INSERT INTO seed_prompt (seed_set_id, kind, key, position, body)
    SELECT ${seedSetId}::int, kind, key, ${start}::int + (place - 1)::int, body::jsonb
    FROM unnest(${kinds}::text[], ${keys}::text[], ${bodies}::text[])
      WITH ORDINALITY AS t(kind, key, body, place)
    RETURNING id`;
  return rows.map(({ id }) => id);
}

async function updateBodies(
  queries: Queries,
  seedSetId: number,
  seeds: readonly SeedPrompt[],
  notes: ChangeNotes,
): Promise<void> {
  if (seeds.length === 0) return;
  const { kinds, keys, bodies } = columns(seeds);
  const rows = await queries.$queryRaw<{ id: number }[]>`
    SELECT s.id FROM seed_prompt s JOIN unnest(${kinds}::text[], ${keys}::text[]) AS t(kind, key)
      ON s.kind = t.kind AND s.key = t.key WHERE s.seed_set_id = ${seedSetId}`;
  await notes.touch(rows.map(({ id }) => id));
  await queries.$executeRaw`
    UPDATE seed_prompt s SET body = t.body::jsonb, updated_at = now()
    FROM unnest(${kinds}::text[], ${keys}::text[], ${bodies}::text[]) AS t(kind, key, body)
    WHERE s.seed_set_id = ${seedSetId} AND s.kind = t.kind AND s.key = t.key`;
}

function columns(seeds: readonly SeedPrompt[]) {
  return {
    kinds: seeds.map((seed) => seed.kind),
    keys: seeds.map(storedKey),
    bodies: seeds.map((seed) => JSON.stringify(toStored(seed.body, "A seed prompt"))),
  };
}

/** Makes it the set that new builds start from. */
export async function putSeedSetInUse(queries: Queries, id: number): Promise<void> {
  await queries.studio.update({ where: { id: 1 }, data: { seedSetId: id } });
}
