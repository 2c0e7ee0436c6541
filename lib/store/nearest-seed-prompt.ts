import { AppError } from "@/lib/app-error";
import { tokenize } from "@/lib/novelty/tokenize";
import type { SeedPromptKind } from "@/lib/seed-prompts/seed-prompt";
import { database } from "./database";
import { SetIndex } from "./set-index";

/** More touched seed prompts than this, and a set's index is made anew. */
const MOST_REFRESHED = 5_000;

export type NearestSeedPrompt = {
  nearest: {
    id: number;
    seedSetId: number;
    kind: SeedPromptKind;
    /** Its instruction or question. */
    text: string;
    /** ROUGE-L F1. */
    score: number;
  } | null;
  /** Among how many seed prompts it is the nearest. */
  compared: number;
  /** False where the text has no word that ROUGE-L sees: none in ASCII letters or digits. */
  hasWords: boolean;
};

// On globalThis, because Next loads a module once for each bundle and each copy would read every set anew.
const place = globalThis as typeof globalThis & { studioSeedIndexes?: Map<number, Promise<SetIndex>> };

/**
 * The seed prompt whose instruction or question is nearest to `text`, of one set or, where `setId` is null, of all;
 * the one being edited is passed over. The indexes are kept in this process and follow the sets' changes: a set is
 * read once, afterwards only what was touched. Throws `not_found`.
 */
export async function findNearestSeedPrompt({
  text,
  setId,
  exceptId,
}: {
  text: string;
  setId: number | null;
  exceptId: number | null;
}): Promise<NearestSeedPrompt> {
  const sets = await database().$queryRaw<{ id: number; lastChangeId: number }[]>`
    SELECT id, last_change_id AS "lastChangeId" FROM seed_set
    WHERE ${setId}::int IS NULL OR id = ${setId}::int ORDER BY id`;
  if (setId !== null && sets.length === 0) {
    throw new AppError("not_found", `There is no seed set with the id ${setId}.`);
  }
  const answer: NearestSeedPrompt = { nearest: null, compared: 0, hasWords: tokenize(text).length > 0 };
  for (const set of sets) {
    const index = await upToDate(set.id, set.lastChangeId);
    // What is found in one set is the least that the next must beat.
    answer.nearest = index.nearest(text, answer.nearest?.score ?? 0, exceptId) ?? answer.nearest;
    answer.compared += index.size;
  }
  return answer;
}

/** One after the other for each set: two that bring one index up to date at once would take texts in twice. */
function upToDate(setId: number, lastChangeId: number): Promise<SetIndex> {
  place.studioSeedIndexes ??= new Map();
  const indexes = place.studioSeedIndexes;
  const known = indexes.get(setId);
  const next = known === undefined ? SetIndex.read(setId, lastChangeId) : follow(known, setId, lastChangeId);
  const kept = next.catch((error: unknown) => {
    // One that failed half way is not to be trusted.
    if (indexes.get(setId) === kept) indexes.delete(setId);
    throw error;
  });
  indexes.set(setId, kept);
  return kept;
}

async function follow(known: Promise<SetIndex>, setId: number, lastChangeId: number): Promise<SetIndex> {
  const index = await known;
  if (index.lastChangeId >= lastChangeId) return index;
  const touched = await database().$queryRaw<{ id: number }[]>`
    SELECT DISTINCT r.seed_prompt_id AS id FROM seed_change_row r JOIN seed_change c ON c.id = r.change_id
    WHERE c.id > ${index.lastChangeId} AND c.seed_set_ids @> ARRAY[${setId}::int]
    LIMIT ${MOST_REFRESHED + 1}`;
  if (index.isWorn || touched.length > MOST_REFRESHED) return SetIndex.read(setId, lastChangeId);
  await index.refresh(
    touched.map(({ id }) => id),
    lastChangeId,
  );
  return index;
}
