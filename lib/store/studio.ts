import { readPromptFile } from "@/lib/constitutions/read-prompt-file";
import { readSeedFile } from "@/lib/seed-prompts/read-seed-file";
import { importConstitution } from "./constitution-import";
import { putConstitutionInUse } from "./constitution-writes";
import { database } from "./database";
import { addEvent } from "./events";
import { putSeedSetInUse, upsertSeedPrompts, upsertSeedSet } from "./seed-prompt-writes";

const STARTING_SET = "Starting set";
const STARTING_FILE = "constitution.txt";

/** What the studio works with when nobody says otherwise. */
export type Studio = {
  constitutionId: number | null;
  seedSetId: number | null;
  /** ISO 8601 in UTC; null while the studio's own starting set has never been loaded. */
  startingSetLoadedAt: string | null;
};

export async function getStudio(): Promise<Studio> {
  const row = await database().studio.findUniqueOrThrow({ where: { id: 1 } });
  const { constitutionId, seedSetId, startingSetLoadedAt } = row;
  return { constitutionId, seedSetId, startingSetLoadedAt: startingSetLoadedAt?.toISOString() ?? null };
}

/**
 * Gives a new studio its own constitution and seed prompts and chooses them for use. Only ever once: what people
 * have renamed or removed since does not come back. Says whether this call did it. Throws `bad_request` for
 * malformed texts.
 */
export async function loadStartingSet(texts: {
  constitutionText: string;
  seedTasksText: string;
  topicQuestionsText: string;
  actor: string;
}): Promise<{ isLoaded: boolean }> {
  const { actor } = texts;
  const constitution = readPromptFile(texts.constitutionText);
  const seeds = [...readSeedFile(texts.seedTasksText), ...readSeedFile(texts.topicQuestionsText)];
  return database().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM studio FOR UPDATE`;
    const { startingSetLoadedAt } = await tx.studio.findUniqueOrThrow({ where: { id: 1 } });
    if (startingSetLoadedAt !== null) return { isLoaded: false };
    const source = { file: STARTING_FILE, text: texts.constitutionText };
    const by = { note: "The studio's own starting set", actor, source };
    const { constitutionId } = await importConstitution(tx, constitution, by);
    const seedSetId = await upsertSeedSet(tx, STARTING_SET);
    await upsertSeedPrompts(tx, seedSetId, seeds, { actor, from: "the starting set" });
    await putConstitutionInUse(tx, constitutionId);
    await putSeedSetInUse(tx, seedSetId);
    await tx.studio.update({ where: { id: 1 }, data: { startingSetLoadedAt: new Date() } });
    const message = `Loaded the starting set: ${constitution.name} and ${seeds.length} seed prompts`;
    await addEvent(tx, { actor, subject: "constitution", subjectId: constitutionId, message });
    return { isLoaded: true };
  });
}
