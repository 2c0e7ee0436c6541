import { log } from "@/lib/log";
import type { NewRecord } from "@/lib/store/record-inserts";
import { pause } from "./pause";

type Waiting = { record: NewRecord; settle: { resolve: () => void; reject: (reason: unknown) => void } };

/** Longest time a record waits for company. */
const GATHER_MS = 50;
const BATCH_SIZE = 500;
const RETRY_MS = 1_000;

/**
 * Gathers finished records into one statement. `write` resolves when the record is in the database, so who
 * waits for it may forget the completion. While the database is away the batch is sent again and again: records
 * that landed before the connection broke are skipped by the database.
 */
export class RecordWriter {
  private waiting: Waiting[] = [];
  private isWriting = false;

  constructor(
    private readonly insert: (records: readonly NewRecord[]) => Promise<number>,
    /** Aborted when the process has to leave: what is not stored then will be generated again. */
    private readonly signal: AbortSignal,
  ) {}

  write(record: NewRecord): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ record, settle: { resolve, reject } });
      if (!this.isWriting) void this.writeAll();
    });
  }

  private async writeAll(): Promise<void> {
    this.isWriting = true;
    await new Promise((resolve) => setTimeout(resolve, GATHER_MS));
    while (this.waiting.length > 0) {
      const batch = this.waiting.splice(0, BATCH_SIZE);
      try {
        await this.insertUntilStored(batch.map((w) => w.record));
        for (const { settle } of batch) settle.resolve();
      } catch (error) {
        for (const { settle } of batch) settle.reject(error);
      }
    }
    this.isWriting = false;
  }

  private async insertUntilStored(records: readonly NewRecord[]): Promise<void> {
    for (;;) {
      try {
        await this.insert(records);
        return;
      } catch (error) {
        log().warn({ err: error, records: records.length }, "records not stored yet, trying again");
        await pause(RETRY_MS, this.signal);
      }
    }
  }
}
