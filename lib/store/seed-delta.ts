import { database } from "./database";
import { type StoredSeedPrompt, seedPromptView } from "./seed-prompt-views";
import { getSeedSet } from "./seed-prompts";

/** More changed seed prompts than this are read anew as a whole. */
const MOST_ROWS = 5_000;

export type SeedDelta = {
  /** The reader is up to date with the set at this change. */
  lastChangeId: number;
  changed: StoredSeedPrompt[];
  /** Of seed prompts that are no longer in the set. */
  removedIds: number[];
  /** True: so much was changed that the set is to be read anew; the lists are then empty. */
  isTooMuch: boolean;
};

/** What became of a set since the change `since`. Throws `not_found`. */
export async function listSeedsSince(setId: number, since: number): Promise<SeedDelta> {
  const { lastChangeId } = await getSeedSet(setId);
  const nothing = { lastChangeId, changed: [], removedIds: [], isTooMuch: false };
  if (lastChangeId <= since) return nothing;
  const touched = await database().$queryRaw<{ id: number }[]>`
    SELECT DISTINCT r.seed_prompt_id AS id FROM seed_change_row r JOIN seed_change c ON c.id = r.change_id
    WHERE c.id > ${since} AND c.seed_set_ids @> ARRAY[${setId}::int] LIMIT ${MOST_ROWS + 1}`;
  if (touched.length > MOST_ROWS) return { ...nothing, isTooMuch: true };
  const ids = touched.map(({ id }) => id);
  const rows = await database().seedPrompt.findMany({ where: { id: { in: ids }, seedSetId: setId } });
  const there = new Set(rows.map(({ id }) => id));
  return { ...nothing, changed: rows.map(seedPromptView), removedIds: ids.filter((id) => !there.has(id)) };
}
