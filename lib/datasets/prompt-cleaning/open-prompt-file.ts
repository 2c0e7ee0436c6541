import { AppError } from "@/lib/app-error";
import type { PromptFileKind } from "../clean-wish";
import { detectPromptFileKind, promptFileKinds } from "./prompt-file-kinds";
import { detectFileForm, type FileBytes, type FileRow, readFileRows } from "./read-file-rows";
import { readParquetColumns } from "./read-parquet-rows";

/** A file whose rows can be read, and what they are. */
export type FileToClean = {
  name: string;
  holds: PromptFileKind;
  rows: () => AsyncIterable<FileRow[]>;
};

/**
 * Looks at a file's beginning. `holds` null: as its first row says. Throws `bad_request` naming the file for one that
 * holds no prompts of a known kind.
 */
export async function openPromptFile(
  file: FileBytes,
  name: string,
  holds: PromptFileKind | null,
): Promise<FileToClean> {
  const found = holds ?? detectPromptFileKind(await naming(name, () => firstFields(file)));
  if (found === null) {
    throw new AppError(
      "bad_request",
      `${name}: its first row has none of the fields that prompts stand in (conversations, question, instruction, message_id …).`,
    );
  }
  const { columns } = promptFileKinds[found];
  return { name, holds: found, rows: () => readNamed(name, readFileRows(file, columns)) };
}

async function firstFields(file: FileBytes): Promise<string[]> {
  if ((await detectFileForm(file)) === "parquet") return readParquetColumns(file);
  for await (const rows of readFileRows(file, [])) {
    for (const { parsed } of rows) {
      const value = parsed?.value;
      if (typeof value === "object" && value !== null) return Object.keys(value);
    }
    break;
  }
  return [];
}

async function* readNamed(name: string, rows: AsyncGenerator<FileRow[]>): AsyncGenerator<FileRow[]> {
  while (true) {
    const next = await naming(name, () => rows.next());
    if (next.done) return;
    yield next.value;
  }
}

/** Whatever goes wrong here is the file's fault: it is gone, cut off, or not what it looks like. */
async function naming<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw new AppError("bad_request", `${name}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
