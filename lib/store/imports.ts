import { type ImportPreview, previewImport } from "@/lib/seed-prompts/preview-import";
import { acceptSeedRows } from "@/lib/seed-prompts/read-seed-file";
import { importConstitution } from "./constitution-import";
import { putConstitutionInUse } from "./constitution-writes";
import { database, type Queries } from "./database";
import { addEvent } from "./events";
import { type ImportFile, namingFile, type ReadFile, readImportFile, withFileName } from "./import-files";
import { readSeeds } from "./seed-prompt-views";
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
      /** Row by row; only where it was asked for. */
      preview?: ImportPreview;
    };

export type Import = {
  files: readonly ImportFile[];
  /** The name of the set that seed files go into, made if there is none. */
  seedSet: string;
  /** True: tell what would happen, change nothing. Ids of what would be made are then no ids yet. */
  isDryRun: boolean;
  /**
   * Of a dry run: tell of seed files row by row, and of the rows that cannot be taken in the place of an error. The
   * counts are then of what would be imported without those.
   */
  hasPreview?: boolean;
  actor: string;
};

/** Rows of each state that a preview lists; the others are counted. */
const PREVIEW_ROWS = 200;

/** Ends a dry run's transaction without keeping it. */
class Rehearsed extends Error {}

/**
 * Imports prompt files and seed files and chooses what came last of each kind for use: all files or, if one is
 * malformed or meets a conflict, none. Importing the same files again changes nothing. One result a file, in
 * the order given.
 */
export async function importFiles({
  files,
  seedSet,
  isDryRun,
  hasPreview = false,
  actor,
}: Import): Promise<ImportResult[]> {
  const isLenient = isDryRun && hasPreview;
  const readFiles = files.map(readImportFile);
  if (!isLenient) for (const read of readFiles) refuseBadRows(read);
  const results: ImportResult[] = [];
  try {
    await database().$transaction(async (tx) => {
      // One import at a time: two that make the same set or constitution would trip over each other.
      await tx.$queryRaw`SELECT id FROM studio FOR UPDATE`;
      for (const read of readFiles) results.push(await importOne(tx, read, { seedSet, actor, isLenient }));
      // A dry run walks the same road to its end and then leaves no trace.
      if (isDryRun) throw new Rehearsed();
    });
  } catch (error) {
    if (!(error instanceof Rehearsed)) throw error;
  }
  return results;
}

type Into = { seedSet: string; actor: string; isLenient: boolean };

/** Before anything is written: a file that is refused must not wait for the database. */
function refuseBadRows(read: ReadFile): void {
  if (read.kind === "seed_prompts") namingFile(read.file, () => acceptSeedRows(read.rows));
}

async function importOne(tx: Queries, read: ReadFile, into: Into): Promise<ImportResult> {
  try {
    return read.kind === "constitution"
      ? await importPromptFile(tx, read, into.actor)
      : await importSeedFile(tx, read, into);
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
  { file, rows }: Extract<ReadFile, { kind: "seed_prompts" }>,
  { seedSet, actor, isLenient }: Into,
): Promise<ImportResult> {
  const seedSetId = await upsertSeedSet(tx, seedSet);
  const preview = isLenient ? previewImport(await readSeeds(tx, seedSetId), rows, PREVIEW_ROWS) : undefined;
  const seeds = rows.flatMap((row) => ("seed" in row ? [row.seed] : []));
  const counts = await upsertSeedPrompts(tx, seedSetId, seeds, { actor, from: file });
  await putSeedSetInUse(tx, seedSetId);
  return { kind: "seed_prompts", file, seedSetId, seedSet, ...counts, ...(preview && { preview }) };
}
