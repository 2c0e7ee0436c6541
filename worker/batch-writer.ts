import { log } from "@/lib/log";
import { pause } from "./pause";

type Waiting<Row> = { row: Row; settle: { resolve: () => void; reject: (reason: unknown) => void } };

/** Longest time a row waits for company. */
const GATHER_MS = 50;
const BATCH_SIZE = 500;
const RETRY_MS = 1_000;

/**
 * Gathers what finished into one statement. `write` resolves when the row is in the database, so who waits for it
 * may forget the completion. While the database is away the batch is sent again and again: `store` must leave
 * alone what landed before the connection broke.
 */
export class BatchWriter<Row> {
  private waiting: Waiting<Row>[] = [];
  private isWriting = false;

  constructor(
    private readonly store: (rows: readonly Row[]) => Promise<number>,
    /** Aborted when the process has to leave: what is not stored then will be generated again. */
    private readonly signal: AbortSignal,
  ) {}

  write(row: Row): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ row, settle: { resolve, reject } });
      if (!this.isWriting) void this.writeAll();
    });
  }

  private async writeAll(): Promise<void> {
    this.isWriting = true;
    await new Promise((resolve) => setTimeout(resolve, GATHER_MS));
    while (this.waiting.length > 0) {
      const batch = this.waiting.splice(0, BATCH_SIZE);
      try {
        await this.storeAtLast(batch.map((w) => w.row));
        for (const { settle } of batch) settle.resolve();
      } catch (error) {
        for (const { settle } of batch) settle.reject(error);
      }
    }
    this.isWriting = false;
  }

  private async storeAtLast(rows: readonly Row[]): Promise<void> {
    for (;;) {
      try {
        await this.store(rows);
        return;
      } catch (error) {
        log().warn({ err: error, rows: rows.length }, "what was generated is not stored yet, trying again");
        await pause(RETRY_MS, this.signal);
      }
    }
  }
}
