import type { CleanWish, PromptFile } from "@/lib/datasets/clean-wish";
import { type MakingCounts, startCounts } from "@/lib/datasets/making-counts";
import { type CleanedPrompt, cleanPrompts } from "@/lib/datasets/prompt-cleaning/clean-prompts";
import { type FileToClean, openPromptFile } from "@/lib/datasets/prompt-cleaning/open-prompt-file";
import { openLocalFile } from "./local-file";
import { madeRecord } from "./made-record";
import { settleMaking, type TellCounts } from "./making-end";
import { withOwnConnection } from "./own-connection";
import { insertMadeRecords, type MadeRecord } from "./record-inserts";
import { removeUploads, uploadPath } from "./uploads";

const BATCH = 2_000;

/**
 * Cleans files of prompts into a dataset and ends the making, all in one transaction; what was uploaded for it is
 * removed then. Holds about a batch, whatever the files' size.
 */
export async function cleanFiles(
  { id, wish, datasetId }: { id: number; wish: CleanWish; datasetId: number | null },
  tell: TellCounts,
  countTokens: (texts: readonly string[]) => Promise<number[]>,
): Promise<MakingCounts> {
  const counts: MakingCounts = {
    phase: "reading",
    progress: 0,
    total: 0,
    unit: "bytes",
    sources: wish.files.map(({ name }) => startCounts(name)),
  };
  const opened: Awaited<ReturnType<typeof openLocalFile>>[] = [];
  try {
    const files: FileToClean[] = [];
    for (const { at, name, holds } of wish.files) {
      const file = await openLocalFile(pathOf(at), (bytes) => {
        counts.progress += bytes;
      });
      opened.push(file);
      counts.total = (counts.total ?? 0) + file.size;
      files.push(await openPromptFile(file, name, holds));
    }
    // Looking at their beginnings was no progress.
    counts.progress = 0;
    await withOwnConnection(async (connection) => {
      await connection.query("BEGIN");
      let waiting: MadeRecord[] = [];
      const cleaned = cleanPrompts(files, wish.settings, { countTokens, counts: counts.sources });
      for await (const batch of cleaned) {
        if (datasetId !== null) waiting.push(...recordsOf(batch, datasetId, wish));
        while (waiting.length >= BATCH) {
          await insertMadeRecords(waiting.slice(0, BATCH), connection);
          waiting = waiting.slice(BATCH);
        }
        await tell(counts);
      }
      await insertMadeRecords(waiting, connection);
      counts.progress = counts.total ?? 0;
      await settleMaking(connection, id, counts);
      await connection.query("COMMIT");
    });
    await removeUploads(wish.files.flatMap(({ at }) => (at.kind === "upload" ? [at.id] : [])));
    return counts;
  } finally {
    await Promise.all(opened.map((file) => file.close()));
  }
}

const pathOf = (at: PromptFile["at"]) => (at.kind === "path" ? at.path : uploadPath(at.id));

function recordsOf(batch: readonly CleanedPrompt[], datasetId: number, wish: CleanWish): MadeRecord[] {
  const wanted = wish.keepDropped ? batch : batch.filter(({ reason }) => reason === null);
  return wanted.map(({ file, origin, instruction, input, reason, category, part }) => ({
    ...madeRecord(datasetId, { origin, instruction, input }),
    verdict: reason === null ? "kept" : "dropped",
    reason,
    facts: {
      file: wish.files[file]?.name ?? "",
      ...(category === null ? {} : { category }),
      ...(part === null ? {} : { part }),
    },
  }));
}
