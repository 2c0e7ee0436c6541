import type { Hash } from "node:crypto";
import { exportFormats } from "@/lib/exports/export-record";
import { exportRows } from "@/lib/exports/export-rows";
import { type StoredExport, settleExport } from "./exports";
import { streamRecords } from "./records";

/** Lines are handed on in pieces of about this many characters, whatever the records' size. */
const PIECE_CHARACTERS = 64 * 1024;

/**
 * The bytes of an export's file, read in pages so that any size needs the same memory. Whoever reads to the end
 * settles the export: its count, size and SHA-256.
 */
export async function* exportLines(
  wanted: StoredExport,
  hash: Hash,
): AsyncGenerator<Uint8Array, void, undefined> {
  const { formatRecord } = exportFormats[wanted.format];
  const encoder = new TextEncoder();
  let recordCount = 0;
  let bytes = 0;
  let piece = "";
  const encode = () => {
    const encoded = encoder.encode(piece);
    piece = "";
    bytes += encoded.byteLength;
    hash.update(encoded);
    return encoded;
  };
  for await (const record of streamRecords(wanted.datasetId, wanted.filters)) {
    for (const row of exportRows(record)) {
      piece += `${formatRecord(row)}\n`;
      recordCount += 1;
    }
    if (piece.length > PIECE_CHARACTERS) yield encode();
  }
  if (piece !== "") yield encode();
  await settleExport(wanted.id, { recordCount, bytes, sha256: hash.digest("hex") });
}
