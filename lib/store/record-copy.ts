import { once } from "node:events";
import type pg from "pg";
import { type CopyStreamQuery, from } from "pg-copy-streams";
import { type CopiedInRecord, copyColumns, recordLine } from "./record-lines";

const COPY = `COPY record (${copyColumns.join(", ")}) FROM STDIN`;
/** So many records are one statement: what triggers look at once stays small, and a statement is never long. */
const RECORDS_A_STATEMENT = 50_000;
const PIECE_CHARACTERS = 256 * 1024;

/**
 * Writes records into the table as part of the transaction that a connection has begun, as fast as the database takes
 * them and no faster. `end` it; where something is thrown, give the connection up.
 */
export class RecordCopy {
  private stream: CopyStreamQuery | null = null;
  private inStatement = 0;
  private piece = "";
  private failure: unknown = null;

  constructor(private readonly connection: pg.PoolClient) {}

  async write(records: readonly CopiedInRecord[]): Promise<void> {
    for (const record of records) {
      this.piece += recordLine(record);
      this.inStatement += 1;
      if (this.piece.length >= PIECE_CHARACTERS) await this.send();
      if (this.inStatement >= RECORDS_A_STATEMENT) await this.end();
    }
  }

  async end(): Promise<void> {
    await this.send();
    if (this.stream === null) return;
    const { stream } = this;
    const finished = once(stream, "finish");
    stream.end();
    await finished;
    this.stream = null;
    this.inStatement = 0;
  }

  private async send(): Promise<void> {
    if (this.piece === "") return;
    const bytes = Buffer.from(this.piece, "utf8");
    this.piece = "";
    this.stream ??= this.open();
    if (!this.stream.write(bytes)) await once(this.stream, "drain");
    if (this.failure !== null) throw this.failure;
  }

  private open(): CopyStreamQuery {
    const stream = this.connection.query(from(COPY));
    // Without a listener, an error that comes between two writes would end the process.
    stream.on("error", (error) => {
      this.failure ??= error;
    });
    return stream;
  }
}
