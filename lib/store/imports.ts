import { importConstitution } from "./constitution-import";
import { putConstitutionInUse } from "./constitution-writes";
import { database, type Queries } from "./database";
import { addEvent } from "./events";
import { type ImportFile, type ReadFile, readImportFile, withFileName } from "./import-files";
import { putSeedSetInUse, upsertSeedPrompts, upsertSeedSet } from "./seed-prompt-writes";

export type ImportResult =
  | {
      kind: "constitution";
      file: string;
      constitutionId: number;
      name: string;
      version: number;
      principles: number;
      exemplars: number;
      /** False when the file equals the latest version. */
      isNew: boolean;
    }
  | {
      kind: "seed_prompts";
      file: string;
      seedSetId: number;
      seedSet: string;
      added: number;
      changed: number;
      unchanged: number;
    };

export type Import = {
  files: readonly ImportFile[];
  /** The name of the set that seed files go into, made if there is none. */
  seedSet: string;
  /** True: tell what would happen, change nothing. Ids of what would be made are then no ids yet. */
  isDryRun: boolean;
  actor: string;
};

/** Ends a dry run's transaction without keeping it. */
class Rehearsed extends Error {}

/**
 * Imports prompt files and seed files and chooses what came last of each kind for use: all files or, if one is
 * malformed or meets a conflict, none. Importing the same files again changes nothing. One result a file, in
 * the order given.
 */
export async function importFiles({ files, seedSet, isDryRun, actor }: Import): Promise<ImportResult[]> {
  const readFiles = files.map(readImportFile);
  const results: ImportResult[] = [];
  try {
    await database().$transaction(async (tx) => {
      // One import at a time: two that make the same set or constitution would trip over each other.
      await tx.$queryRaw`SELECT id FROM studio FOR UPDATE`;
      for (const read of readFiles) results.push(await importOne(tx, read, seedSet, actor));
      // A dry run walks the same road to its end and then leaves no trace.
      if (isDryRun) throw new Rehearsed();
    });
  } catch (error) {
    if (!(error instanceof Rehearsed)) throw error;
  }
  return results;
}

async function importOne(tx: Queries, read: ReadFile, seedSet: string, actor: string): Promise<ImportResult> {
  try {
    return read.kind === "constitution"
      ? await importPromptFile(tx, read, actor)
      : await importSeedFile(tx, read, seedSet, actor);
  } catch (error) {
    throw withFileName(read.file, error);
  }
}

async function importPromptFile(
  tx: Queries,
  { file, text, constitution }: Extract<ReadFile, { kind: "constitution" }>,
  actor: string,
): Promise<ImportResult> {
  const { name, principles, exemplars } = constitution;
  const by = { note: `Imported from ${file}`, actor, source: { file, text } };
  const imported = await importConstitution(tx, constitution, by);
  const { constitutionId, version } = imported;
  await putConstitutionInUse(tx, constitutionId);
  if (imported.isNew) {
    const message = `Imported ${file} as version ${version} of ${name}`;
    await addEvent(tx, { actor, subject: "constitution", subjectId: constitutionId, message });
  }
  return {
    kind: "constitution",
    file,
    name,
    ...imported,
    principles: principles.length,
    exemplars: exemplars.length,
  };
}

async function importSeedFile(
  tx: Queries,
  { file, seeds }: Extract<ReadFile, { kind: "seed_prompts" }>,
  seedSet: string,
  actor: string,
): Promise<ImportResult> {
  const seedSetId = await upsertSeedSet(tx, seedSet);
  const counts = await upsertSeedPrompts(tx, seedSetId, seeds);
  await putSeedSetInUse(tx, seedSetId);
  const { added, changed } = counts;
  if (added + changed > 0) {
    const message = `Imported ${file} into “${seedSet}”: ${added} added, ${changed} changed`;
    await addEvent(tx, { actor, subject: "seed_prompts", subjectId: seedSetId, message });
  }
  return { kind: "seed_prompts", file, seedSetId, seedSet, ...counts };
}
