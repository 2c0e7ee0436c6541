import { AppError, isAppError } from "@/lib/app-error";
import type { FileBytes } from "../prompt-cleaning/file-bytes";
import { type FieldMapping, guessMapping } from "./field-mapping";
import { pathSteps, pathsIn } from "./field-path";
import type { ReadSettings, RecordFormatName } from "./record-format";
import { type FormatGuess, guessFormats } from "./record-formats";
import { detectForm, type FileForm } from "./rows/file-form";
import type { ImportRow } from "./rows/import-row";
import { openRows } from "./rows/open-rows";

/** What a file is, by its content. */
export type LookedAt = {
  form: FileForm;
  /** The likeliest first; never empty. */
  guesses: FormatGuess[];
  /** Where values stand in its first rows, for a mapping. */
  paths: string[];
  mapping: FieldMapping;
  /** The first rows. */
  rows: ImportRow[];
};

const LOOKED_AT = 100;

/** Looks at a file’s first rows. Throws `bad_request` naming the file, the cause and the cure. */
export async function lookAtFile(file: FileBytes, name: string): Promise<LookedAt> {
  return naming(name, async () => {
    const form = await detectForm(file);
    const rows: ImportRow[] = [];
    for await (const batch of openRows(file, form, null)) {
      rows.push(...batch.slice(0, LOOKED_AT - rows.length));
      if (rows.length >= LOOKED_AT) break;
    }
    if (rows.length === 0) throw new AppError("bad_request", "The file holds no rows.");
    const values = rows.filter(({ fault }) => fault === null).map(({ value }) => value);
    const paths = pathsIn(values);
    const found = guessFormats(values);
    const guesses =
      found.length > 0
        ? found
        : [{ format: "fields" as const, score: 0, why: "none of its first rows can be read" }];
    return { form, guesses, paths, mapping: guessMapping(paths), rows };
  });
}

/** The rows of a file of this form; of Parquet only what its format reads. Errors name the file. */
export async function* readRows(
  file: FileBytes,
  {
    name,
    form,
    format,
    mapping,
  }: { name: string; form: FileForm; format: RecordFormatName } & Pick<ReadSettings, "mapping">,
): AsyncGenerator<ImportRow[]> {
  const columns = format === "fields" ? columnsOf(mapping) : null;
  const rows = openRows(file, form, columns);
  for (;;) {
    const next = await naming(name, () => rows.next());
    if (next.done) return;
    yield next.value;
  }
}

function columnsOf(mapping: FieldMapping): string[] {
  const paths = Object.values(mapping);
  return [...new Set(paths.flatMap((path) => [path, String(pathSteps(path)?.[0] ?? path)]))];
}

async function naming<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!isAppError(error) || error.kind !== "bad_request") throw error;
    const message = error.message.replace(/^(Line|Row|After)\b/, (word) => word.toLowerCase());
    const separator = message === error.message ? ": " : ", ";
    throw new AppError("bad_request", `${name}${separator}${message}`, { ...error.details, file: name });
  }
}
