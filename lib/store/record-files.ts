import { AppError } from "@/lib/app-error";
import type { FieldMapping } from "@/lib/datasets/record-import/field-mapping";
import { type LookedAt, lookAtFile } from "@/lib/datasets/record-import/open-record-file";
import { previewRecords, type RecordPreview } from "@/lib/datasets/record-import/preview-records";
import type { ReadSettings, RecordFormatName } from "@/lib/datasets/record-import/record-format";
import type { FormatGuess } from "@/lib/datasets/record-import/record-formats";
import { unitOf } from "@/lib/datasets/record-import/rows/open-rows";
import { openLocalFile } from "./local-file";
import { removeUploads, saveUpload, uploadPath } from "./uploads";

/** What a file of records is, and what its first rows would become. */
export type SeenFile = {
  format: RecordFormatName;
  guesses: FormatGuess[];
  paths: string[];
  mapping: FieldMapping;
  /** How a place in it is named. */
  unit: "line" | "row";
  preview: RecordPreview;
};

/** How a file shall be read; what is left out is guessed from its content. */
export type Wanted = Partial<ReadSettings> & { format?: RecordFormatName };

/** Keeps an uploaded file and looks at its beginning. Throws `bad_request` for one that holds no rows, which goes again. */
export async function takeInRecordFile(
  name: string,
  bytes: ReadableStream<Uint8Array> | null,
): Promise<SeenFile & { id: string; name: string; size: number }> {
  if (bytes === null) throw new AppError("bad_request", `${name} is empty.`);
  const { id, size } = await saveUpload(bytes);
  try {
    return { id, name, size, ...(await seeRecordFile(uploadPath(id), name)) };
  } catch (error) {
    await removeUploads([id]);
    throw error;
  }
}

/** The same of a file that was uploaded before, read in another way. Throws `not_found` where it is gone. */
export async function seeUpload(id: string, name: string, wanted: Wanted): Promise<SeenFile> {
  return seeRecordFile(uploadPath(id), name, wanted);
}

/** Looks at a file of this machine. Throws `not_found` and `bad_request`. */
export async function seeRecordFile(path: string, name: string, wanted: Wanted = {}): Promise<SeenFile> {
  const file = await openLocalFile(path);
  try {
    return seen(await lookAtFile(file, name), wanted);
  } finally {
    await file.close();
  }
}

function seen({ form, guesses, paths, mapping, rows }: LookedAt, wanted: Wanted): SeenFile {
  const format = wanted.format ?? guesses[0]?.format ?? "fields";
  const settings: ReadSettings = { turns: wanted.turns ?? "first", mapping: wanted.mapping ?? mapping };
  return {
    format,
    guesses,
    paths,
    mapping: settings.mapping,
    unit: unitOf(form),
    preview: previewRecords(rows, format, settings),
  };
}
