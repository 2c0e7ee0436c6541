import { createReadStream } from "node:fs";
import path from "node:path";
import { AppError } from "@/lib/app-error";
import { tarBytes, tarEnd, tarHeader, tarPadding } from "@/lib/exports/ustar";
import { exportFolder } from "./export-folders";
import { getExport, type StoredExport } from "./export-views";

/** A file to be handed out. Bytes are read as they are taken. */
export type ExportBytes = {
  name: string;
  size: number;
  /** Of a file, its SHA-256; of an archive, what tells it from every other. */
  etag: string;
  /** Of one file a part of it, both ends inclusive; an archive is read whole. */
  canSeek: boolean;
  read: (range?: { start: number; end: number }) => AsyncIterable<Uint8Array>;
};

/**
 * The files of an export: the one that `wanted` names, or the only one, or all of them as a tar. Throws `not_found`,
 * and `conflict` where there are none (yet).
 */
export async function openExportBytes(id: number, wanted: string | undefined): Promise<ExportBytes> {
  const found = await getExport(id);
  if (found.status !== "done")
    throw new AppError("conflict", `Export ${id} is ${found.status}; it has no files to download.`);
  if (wanted === undefined && found.files.length !== 1) return tarOf(found);
  // The name is compared with those of the row, and never part of a path by itself.
  const file = found.files.find((one) => wanted === undefined || one.path === wanted);
  if (file === undefined) throw new AppError("not_found", `Export ${id} has no file ${wanted ?? ""}.`);
  const at = path.join(exportFolder(id), file.path);
  return {
    name: path.posix.basename(file.path),
    size: file.bytes,
    etag: file.sha256,
    canSeek: true,
    // An empty file has no last byte.
    read: (range) => createReadStream(at, file.bytes === 0 ? {} : (range ?? {})),
  };
}

function tarOf({ id, datasetName, files, finishedAt, sha256 }: StoredExport): ExportBytes {
  const seconds = Math.floor(Date.parse(finishedAt ?? "1970-01-01") / 1000);
  return {
    name: `${datasetName}.tar`,
    size: tarBytes(files),
    etag: `tar-${sha256 ?? id}`,
    canSeek: false,
    async *read() {
      for (const file of files) {
        yield tarHeader(file, seconds);
        for await (const chunk of createReadStream(path.join(exportFolder(id), file.path)))
          yield chunk as Uint8Array;
        yield tarPadding(file.bytes);
      }
      yield tarEnd();
    },
  };
}
