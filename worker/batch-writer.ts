import { log } from "@/lib/log";
import { isRefusedContent } from "@/lib/store/database-error";
import { persist } from "./persist";

type Waiting<Row> = {
  row: Row;
  bytes: number;
  settle: { resolve: () => void; reject: (reason: unknown) => void };
};

export type WriterOptions<Row> = {
  /** What becomes of a row that the database refuses for what it holds. Absent: who wrote it is told. */
  refuse?: (row: Row, error: unknown) => Promise<void>;
  /** Roughly what a row takes in memory. */
  bytesOf?: (row: Row) => number;
};

/** Longest time a row waits for company; a batch that is full earlier goes at once. */
const GATHER_MS = 100;
const BATCH_SIZE = 250;
/** With so much waiting, nothing new is begun: what comes back while the database is away has to fit in memory. */
const MOST_ROWS = 2_000;
const MOST_BYTES = 48 * 1024 * 1024;

/**
 * Gathers what finished into one statement. `write` resolves when the row is in the database, so who waits for it
 * may forget the completion. While the database is away the batch is sent again and again: `store` must leave
 * alone what landed before the connection broke. A row that cannot be stored holds up no other.
 */
export class BatchWriter<Row> {
  private waiting: Waiting<Row>[] = [];
  private isWriting = false;
  private heldRows = 0;
  private heldBytes = 0;
  private endGathering: (() => void) | null = null;
  private readonly waitingForRoom = new Set<() => void>();

  constructor(
    private readonly store: (rows: readonly Row[]) => Promise<number>,
    /** Aborted when the process has to leave: what is not stored then will be generated again. */
    private readonly signal: AbortSignal,
    private readonly options: WriterOptions<Row> = {},
  ) {}

  write(row: Row): Promise<void> {
    const bytes = this.options.bytesOf?.(row) ?? 0;
    this.heldRows += 1;
    this.heldBytes += bytes;
    return new Promise((resolve, reject) => {
      this.waiting.push({ row, bytes, settle: { resolve, reject } });
      if (this.waiting.length >= BATCH_SIZE) this.endGathering?.();
      if (!this.isWriting) void this.writeAll();
    });
  }

  /** Does `work` again until the database takes it, or the process has to leave. */
  persist<Result>(work: () => Promise<Result>): Promise<Result> {
    return persist(work, this.signal);
  }

  hasRoom(): boolean {
    return this.heldRows < MOST_ROWS && this.heldBytes < MOST_BYTES;
  }

  /** Resolves to what `begin` gives as soon as there is room for what will come of it. */
  async withRoom<Place extends { release: (outcome: null) => void }>(
    begin: (signal: AbortSignal) => Promise<Place>,
    signal: AbortSignal,
  ): Promise<Place> {
    for (;;) {
      await this.untilRoom(signal);
      const place = await begin(signal);
      if (this.hasRoom()) return place;
      place.release(null); // the room went while a place at the server was waited for
    }
  }

  private untilRoom(signal: AbortSignal): Promise<void> {
    if (this.hasRoom()) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.waitingForRoom.delete(enter);
        reject(signal.reason);
      };
      const enter = () => {
        signal.removeEventListener("abort", leave);
        resolve();
      };
      if (signal.aborted) return reject(signal.reason);
      signal.addEventListener("abort", leave, { once: true });
      this.waitingForRoom.add(enter);
    });
  }

  private async writeAll(): Promise<void> {
    this.isWriting = true;
    while (this.waiting.length > 0) {
      if (this.waiting.length < BATCH_SIZE) await this.gather();
      await this.writeBatch(this.waiting.splice(0, BATCH_SIZE));
    }
    this.isWriting = false;
  }

  private gather(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.endGathering?.(), GATHER_MS);
      this.endGathering = () => {
        clearTimeout(timer);
        this.endGathering = null;
        resolve();
      };
    });
  }

  private async writeBatch(batch: readonly Waiting<Row>[]): Promise<void> {
    try {
      await persist(() => this.store(batch.map(({ row }) => row)), this.signal, { rows: batch.length });
      for (const one of batch) this.finish(one);
    } catch (error) {
      if (!isRefusedContent(error)) {
        for (const one of batch) this.finish(one, { error });
        return;
      }
      // Somewhere in it is a row that will never go in: the halves are tried until it stands alone.
      const [first] = batch;
      const middle = Math.ceil(batch.length / 2);
      if (batch.length === 1 && first !== undefined) await this.refuse(first, error);
      else {
        await this.writeBatch(batch.slice(0, middle));
        await this.writeBatch(batch.slice(middle));
      }
    }
  }

  private async refuse(one: Waiting<Row>, error: unknown): Promise<void> {
    log().error({ err: error }, "the database refuses what was generated");
    const { refuse } = this.options;
    if (refuse === undefined) return this.finish(one, { error });
    try {
      await persist(() => refuse(one.row, error), this.signal);
      this.finish(one);
    } catch (trouble) {
      this.finish(one, { error: trouble });
    }
  }

  private finish({ bytes, settle }: Waiting<Row>, failed?: { error: unknown }): void {
    this.heldRows -= 1;
    this.heldBytes -= bytes;
    if (failed === undefined) settle.resolve();
    else settle.reject(failed.error);
    if (!this.hasRoom()) return;
    for (const enter of this.waitingForRoom) enter();
    this.waitingForRoom.clear();
  }
}
