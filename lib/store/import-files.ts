import { AppError, isAppError } from "@/lib/app-error";
import type { Constitution } from "@/lib/constitutions/constitution";
import { readPromptFile } from "@/lib/constitutions/read-prompt-file";
import { detectFileKind } from "@/lib/seed-prompts/detect-file-kind";
import { readSeedRows, type SeedFileRow } from "@/lib/seed-prompts/read-seed-rows";

export type ImportFile = { name: string; text: string };

export type ReadFile =
  | { kind: "constitution"; file: string; text: string; constitution: Constitution }
  | { kind: "seed_prompts"; file: string; rows: SeedFileRow[] };

/**
 * What a file holds; rows of a seed file that cannot be taken are among them. Throws `bad_request` naming the file
 * and, where there is one, the line.
 */
export function readImportFile({ name: file, text }: ImportFile): ReadFile {
  return namingFile(file, () => {
    const kind = detectFileKind(text);
    if (kind === "prompt_file")
      return { kind: "constitution", file, text, constitution: readPromptFile(text) };
    if (kind === "seed_file") return { kind: "seed_prompts", file, rows: readSeedRows(text) };
    throw new AppError(
      "bad_request",
      'Neither a prompt file, which begins with "# <Name>", nor seed prompts, one JSON object a line.',
    );
  });
}

/** Runs `work`; an AppError from it comes out with the file's name before it: `seeds.jsonl, line 7: …`. */
export function namingFile<Result>(file: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw withFileName(file, error);
  }
}

export function withFileName(file: string, error: unknown): unknown {
  if (!isAppError(error) || error.kind === "internal" || error.kind === "unreachable") return error;
  const place = /^(Line|Item) \d+: /.exec(error.message);
  const message =
    place === null
      ? `${file}: ${error.message}`
      : `${file}, ${error.message.charAt(0).toLowerCase()}${error.message.slice(1)}`;
  return new AppError(error.kind, message, { ...error.details, file });
}
