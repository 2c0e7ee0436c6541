import { createHash } from "node:crypto";
import { mkdir, open } from "node:fs/promises";
import path from "node:path";
import type { Column, Row } from "@/lib/exports/column";
import { containers } from "@/lib/exports/containers";
import type { ContainerName } from "@/lib/exports/export-wish";
import { openParquetRows } from "./parquet-rows";
import type { RowBytes } from "./row-bytes";

/** What was written: bytes and their SHA-256, hexadecimal. */
export type WrittenFile = { rows: number; bytes: number; sha256: string };

/** A file of rows that is being written. A promise is given where it is time to wait for the disk. */
export type RowFile = {
  write: (row: Row) => Promise<void> | null;
  end: () => Promise<WrittenFile>;
  /** Gives the file up; it is not whole. */
  abandon: () => Promise<void>;
};

/** Text is handed to the disk in pieces of about this many characters. */
const PIECE_CHARACTERS = 256 * 1024;

/** Begins a file of rows in any container; the folder is made where it is not there. */
export async function openRowFile(
  file: string,
  container: ContainerName,
  columns: readonly Column[],
): Promise<RowFile> {
  const { bytes, handle, append } = await openHashed(file);
  const rows = container === "parquet" ? openParquetRows(columns) : openTextRows(container, columns);
  let rowCount = 0;
  return {
    write: (row) => {
      rowCount += 1;
      const piece = rows.row(row);
      return piece === null ? null : append(piece);
    },
    end: async () => {
      await append(rows.end());
      await handle.close();
      return { rows: rowCount, ...bytes() };
    },
    abandon: () => handle.close().catch(() => {}),
  };
}

/** A file that holds no rows. */
export async function writeTextFile(file: string, text: string): Promise<WrittenFile> {
  const { bytes, handle, append } = await openHashed(file);
  await append(Buffer.from(text));
  await handle.close();
  return { rows: 0, ...bytes() };
}

async function openHashed(file: string) {
  await mkdir(path.dirname(file), { recursive: true });
  const handle = await open(file, "wx");
  const hash = createHash("sha256");
  let size = 0;
  return {
    handle,
    append: async (piece: Uint8Array) => {
      hash.update(piece);
      size += piece.byteLength;
      await handle.writeFile(piece);
    },
    bytes: () => ({ bytes: size, sha256: hash.digest("hex") }),
  };
}

function openTextRows(container: Exclude<ContainerName, "parquet">, columns: readonly Column[]): RowBytes {
  const { framing } = containers[container];
  if (framing === null) throw new Error(`${container} is no text.`);
  let text = framing.opening(columns);
  let hasRows = false;
  const take = () => {
    const piece = Buffer.from(text);
    text = "";
    return piece;
  };
  return {
    row: (row) => {
      if (hasRows) text += framing.between;
      text += framing.row(row, columns);
      hasRows = true;
      return text.length > PIECE_CHARACTERS ? take() : null;
    },
    end: () => {
      text += framing.closing(hasRows);
      return take();
    },
  };
}
