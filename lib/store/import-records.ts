import type pg from "pg";
import { AppError, isAppError } from "@/lib/app-error";
import type { ImportWish, RecordFile } from "@/lib/datasets/import-wish";
import { countOne, countOutcome, type MakingCounts, startCounts } from "@/lib/datasets/making-counts";
import type { ImportedRecord } from "@/lib/datasets/record-import/imported-record";
import { readRows } from "@/lib/datasets/record-import/open-record-file";
import { readRow } from "@/lib/datasets/record-import/preview-records";
import { recordFormats } from "@/lib/datasets/record-import/record-formats";
import { detectForm, type FileForm } from "@/lib/datasets/record-import/rows/file-form";
import type { ImportRow } from "@/lib/datasets/record-import/rows/import-row";
import { unitOf } from "@/lib/datasets/record-import/rows/open-rows";
import { codePointLength } from "@/lib/filters/code-points";
import { isRefusedContent } from "./database-error";
import { type FoundProblem, keepProblems, MOST_PROBLEMS } from "./import-problems";
import { openLocalFile } from "./local-file";
import { settleMaking, type TellCounts } from "./making-end";
import { withOwnConnection } from "./own-connection";
import { RecordCopy } from "./record-copy";
import type { CopiedInRecord } from "./record-lines";
import { storableText } from "./storable-text";
import { removeUploads, uploadPath } from "./uploads";
import { writePool } from "./write-pool";

/** The reason by which rows that became no record are counted. */
export const BAD_ROW = "malformed";
/** How later turns that are left out are counted. */
const LEFT_OUT = "later_turns_left_out";

type Opened = { file: RecordFile; form: FileForm; bytes: Awaited<ReturnType<typeof openLocalFile>> };

/**
 * Imports the records of files and ends the making, all in one transaction: what stops it leaves nothing. Rows that
 * are no records are counted and the first of them kept, and the others go in. Holds a few megabytes, whatever the
 * files' size. Throws `bad_request` for a file that is broken as a whole, or where no row could be read.
 */
export async function importRecords(
  { id, wish, datasetId }: { id: number; wish: ImportWish; datasetId: number | null },
  tell: TellCounts,
): Promise<MakingCounts> {
  if (datasetId === null) throw new AppError("not_found", "The dataset of the import is gone; import again.");
  const counts: MakingCounts = {
    phase: "reading",
    progress: 0,
    total: 0,
    unit: "bytes",
    sources: wish.files.map(({ name }) => startCounts(name)),
  };
  const opened: Opened[] = [];
  const problems: FoundProblem[] = [];
  try {
    for (const file of wish.files) opened.push(await open(file, counts));
    // Looking at their beginnings was no progress.
    counts.progress = 0;
    await withOwnConnection(async (connection) => {
      await connection.query("BEGIN");
      await holdDataset(connection, datasetId);
      const copy = new RecordCopy(connection);
      const now = new Date().toISOString();
      for (const [at, one] of opened.entries()) {
        const take = rowTaker(one, wish, { datasetId, now }, counts.sources[at]!, problems);
        const { name, format, mapping } = one.file;
        for await (const rows of readRows(one.bytes, { name, form: one.form, format, mapping })) {
          await copy.write(take(rows));
          await tell(counts);
        }
      }
      refuseNothing(counts, problems);
      counts.phase = "writing";
      await tell(counts, { isNow: true });
      await copy.end();
      await keepProblems(connection, id, problems);
      counts.progress = counts.total ?? 0;
      await settleMaking(connection, id, counts);
      await connection.query("COMMIT");
    });
    await removeUploads(wish.files.flatMap(({ at }) => (at.kind === "upload" ? [at.id] : [])));
    return counts;
  } catch (error) {
    // What is wrong with the rows helps whoever mends the file; the records are undone.
    if (isAppError(error)) await keepProblems(writePool(), id, problems);
    throw isRefusedContent(error) ? refusedContent(error) : error;
  } finally {
    await Promise.all(opened.map(({ bytes }) => bytes.close()));
  }
}

/** Nobody removes it or makes a snapshot of it while records go in. */
async function holdDataset(connection: pg.PoolClient, id: number): Promise<void> {
  const { rows } = await connection.query<{ isFrozen: boolean }>(
    `SELECT frozen_at IS NOT NULL AS "isFrozen" FROM dataset WHERE id = $1 FOR SHARE`,
    [id],
  );
  const [held] = rows;
  if (held === undefined) throw new AppError("not_found", "The dataset of the import is gone; import again.");
  if (held.isFrozen)
    throw new AppError(
      "bad_request",
      "The dataset is a snapshot, which never changes; import into a new one.",
    );
}

/** Sending it again would be refused again. */
const refusedContent = (error: unknown) =>
  new AppError(
    "bad_request",
    `The database refuses a record (${error instanceof Error ? error.message : String(error)}); leave it out.`,
  );

async function open(file: RecordFile, counts: MakingCounts): Promise<Opened> {
  const path = file.at.kind === "path" ? file.at.path : uploadPath(file.at.id);
  const bytes = await openLocalFile(path, (read) => {
    counts.progress += read;
  });
  counts.total = (counts.total ?? 0) + bytes.size;
  try {
    return { file, form: await detectForm(bytes), bytes };
  } catch (error) {
    await bytes.close();
    if (!isAppError(error)) throw error;
    throw new AppError(error.kind, `${file.name}: ${error.message}`);
  }
}

function rowTaker(
  { file, form }: Opened,
  { turns }: ImportWish,
  known: { datasetId: number; now: string },
  counts: MakingCounts["sources"][number],
  problems: FoundProblem[],
): (rows: readonly ImportRow[]) => CopiedInRecord[] {
  const read = recordFormats[file.format].openReader({ turns, mapping: file.mapping });
  const unit = unitOf(form);
  return (rows) => {
    const taken: CopiedInRecord[] = [];
    for (const row of rows) {
      const outcome = readRow(row, read);
      if ("problem" in outcome) {
        countOutcome(counts, BAD_ROW);
        if (problems.length < MOST_PROBLEMS) problems.push({ ...outcome.problem, file: file.name });
        continue;
      }
      if (outcome.leftOut > 0) countOne(counts.mended, LEFT_OUT);
      for (const record of outcome.records) {
        countOutcome(counts, record.verdict === "kept" ? null : reasonToCount(record, counts));
        taken.push(storedRecord(record, known, `${file.name} ${unit} ${row.place}`));
      }
    }
    return taken;
  };
}

/** A file may give every record a reason of its own: only so many are counted by name. */
const MOST_REASONS = 50;

function reasonToCount({ reason }: ImportedRecord, { dropped }: MakingCounts["sources"][number]): string {
  const name = storableText(reason ?? "dropped").slice(0, 100);
  return name in dropped || Object.keys(dropped).length < MOST_REASONS ? name : "other_reasons";
}

/** Field by field: spreading costs more than all of the reading. */
function storedRecord(
  record: ImportedRecord,
  { datasetId, now }: { datasetId: number; now: string },
  place: string,
): CopiedInRecord {
  return {
    datasetId,
    buildId: null,
    item: null,
    sample: 0,
    serverId: null,
    cited: record.cited,
    verdict: record.verdict,
    reason: record.reason,
    finishReason: "none",
    seed: record.seed,
    attempts: 0,
    promptTokens: null,
    completionTokens: null,
    cachedTokens: null,
    firstTokenMs: null,
    totalMs: 0,
    replyLength: codePointLength(record.reply),
    origin: record.origin ?? place,
    instruction: record.instruction,
    input: record.input,
    rawText: record.rawText,
    thoughts: record.thoughts,
    reply: record.reply,
    output: record.output,
    hits: [],
    topic: record.topic,
    questionType: record.questionType,
    score: record.score,
    facts: record.facts,
    tags: record.tags,
    review: record.review,
    createdAt: record.createdAt ?? now,
  };
}

/** A file of which nothing can be read is another than was meant. */
function refuseNothing({ sources }: MakingCounts, [first]: readonly FoundProblem[]): void {
  const read = sources.reduce((sum, source) => sum + source.read, 0);
  const bad = sources.reduce((sum, source) => sum + (source.dropped[BAD_ROW] ?? 0), 0);
  if (first === undefined || bad < read) return;
  throw new AppError(
    "bad_request",
    `None of ${read} rows could be read; ${first.file}, place ${first.place}: ${first.message} Choose another format or mapping.`,
  );
}
