import { setImmediate } from "node:timers/promises";
import { SignatureTable } from "@/lib/novelty/signature-table";
import { database } from "./database";

/** Rows read at once, and texts taken in before others of this process get their turn: a few milliseconds. */
const PAGE = 5_000;
const SLICE = 500;
/** Records of all datasets together that a process remembers: about 22 bytes each. */
const MOST_RECORDS = 2_500_000;
/** A record that came otherwise than behind the others (moved from another dataset) is found after this time. */
const OLDEST_MS = 10 * 60_000;
/** An edit may be stored a moment after the time that it bears. */
const EDITS_AGAIN_MS = 10_000;

type Row = { id: number; text: string };

/** What is remembered of the requests of one dataset. */
class DatasetSignatures {
  readonly table = new SignatureTable();
  readonly #begunAt = Date.now();
  #lastId = 0;
  #editsUntil = Date.now();
  #filling: Promise<void> | null = null;

  constructor(readonly datasetId: number) {}

  get isOld(): boolean {
    return Date.now() - this.#begunAt > OLDEST_MS;
  }

  /** Takes in what came since; one reading at a time, however many ask. Rejects as the database does. */
  refresh(): Promise<void> {
    this.#filling ??= this.#readNew().finally(() => {
      this.#filling = null;
    });
    return this.#filling;
  }

  async #readNew(): Promise<void> {
    const readAt = Date.now();
    await this.#takeIn(await this.#readEdited());
    this.#editsUntil = readAt - EDITS_AGAIN_MS;
    for (;;) {
      const rows = await database().$queryRaw<Row[]>`
        SELECT id, instruction || E'\n' || input AS text FROM record
        WHERE dataset_id = ${this.datasetId} AND id > ${this.#lastId} ORDER BY id LIMIT ${PAGE}`;
      await this.#takeIn(rows);
      this.#lastId = rows.at(-1)?.id ?? this.#lastId;
      if (rows.length < PAGE) return;
    }
  }

  /** Those whose words were changed by hand; what stood there before stays and is never read again. */
  #readEdited(): Promise<Row[]> {
    return database().$queryRaw<Row[]>`
      SELECT id, instruction || E'\n' || input AS text FROM record
      WHERE dataset_id = ${this.datasetId} AND id <= ${this.#lastId}
        AND id IN (SELECT record_id FROM record_edit WHERE at > ${new Date(this.#editsUntil)})`;
  }

  async #takeIn(rows: readonly Row[]): Promise<void> {
    for (let from = 0; from < rows.length; from += SLICE) {
      for (const { id, text } of rows.slice(from, from + SLICE)) this.table.add(id, text);
      await setImmediate();
    }
  }
}

// On globalThis, because Next loads a module once for each bundle.
const place = globalThis as typeof globalThis & { studioRequestSignatures?: Map<number, DatasetSignatures> };

/**
 * The signatures of a dataset's requests, as far as they could be read within `waitMs`; what is not yet read goes on
 * being read. `isWhole`: every record is in it. Rejects as the database does.
 */
export async function requestSignatures(
  datasetId: number,
  waitMs: number,
): Promise<{ table: SignatureTable; isWhole: boolean }> {
  place.studioRequestSignatures ??= new Map();
  const known = place.studioRequestSignatures;
  const found = known.get(datasetId);
  const signatures = found === undefined || found.isOld ? new DatasetSignatures(datasetId) : found;
  // The one that was asked for last stands at the end.
  known.delete(datasetId);
  known.set(datasetId, signatures);
  forgetOldest(known);
  const reading = signatures.refresh().then(() => true);
  const isWhole = await Promise.race([reading, pause(waitMs).then(() => false)]);
  // A failure of what goes on is told to who asks next.
  if (!isWhole) reading.catch(() => known.delete(datasetId));
  return { table: signatures.table, isWhole };
}

function forgetOldest(known: Map<number, DatasetSignatures>): void {
  let records = [...known.values()].reduce((sum, { table }) => sum + table.size, 0);
  for (const [id, { table }] of known) {
    if (records <= MOST_RECORDS || known.size === 1) return;
    known.delete(id);
    records -= table.size;
  }
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
