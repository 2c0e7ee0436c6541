import { compareSeeds } from "@/lib/seed-prompts/compare";
import type { SeedPrompt } from "@/lib/seed-prompts/seed-prompt";
import type { Queries } from "./database";
import { seedPromptOf, storedKey } from "./seed-prompt-views";
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
 * Brings `seeds` into a set: new ones are appended in their order, changed ones keep their place, equal ones are
 * left alone, and those not named stay.
 */
export async function upsertSeedPrompts(
  queries: Queries,
  seedSetId: number,
  seeds: readonly SeedPrompt[],
): Promise<{ added: number; changed: number; unchanged: number }> {
  // Two imports into one set would append at the same positions.
  await queries.$queryRaw`SELECT id FROM seed_set WHERE id = ${seedSetId} FOR UPDATE`;
  const rows = await queries.seedPrompt.findMany({ where: { seedSetId } });
  const { added, changed, unchanged } = compareSeeds(rows.map(seedPromptOf), seeds);
  const start = rows.reduce((next, { position }) => Math.max(next, position + 1), 0);
  await insertSeedPrompts(queries, seedSetId, start, added);
  await updateBodies(
    queries,
    seedSetId,
    changed.map(({ after }) => after),
  );
  return { added: added.length, changed: changed.length, unchanged: unchanged.length };
}

/** Appends seed prompts that the set does not have, the first at position `start`. */
async function insertSeedPrompts(
  queries: Queries,
  seedSetId: number,
  start: number,
  seeds: readonly SeedPrompt[],
): Promise<void> {
  if (seeds.length === 0) return;
  const { kinds, keys, bodies } = columns(seeds);
  await queries.$executeRaw`
    INSERT INTO seed_prompt (seed_set_id, kind, key, position, body)
    SELECT ${seedSetId}::int, kind, key, ${start}::int + (place - 1)::int, body::jsonb
    FROM unnest(${kinds}::text[], ${keys}::text[], ${bodies}::text[])
      WITH ORDINALITY AS t(kind, key, body, place)`;
}

async function updateBodies(
  queries: Queries,
  seedSetId: number,
  seeds: readonly SeedPrompt[],
): Promise<void> {
  if (seeds.length === 0) return;
  const { kinds, keys, bodies } = columns(seeds);
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
