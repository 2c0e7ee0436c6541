import { AppError, isAppError } from "@/lib/app-error";
import type { Constitution } from "@/lib/constitutions/constitution";
import { readPromptFile } from "@/lib/constitutions/read-prompt-file";
import { detectFileKind } from "@/lib/seed-prompts/detect-file-kind";
import { readSeedFile } from "@/lib/seed-prompts/read-seed-file";
import type { SeedPrompt } from "@/lib/seed-prompts/seed-prompt";

export type ImportFile = { name: string; text: string };

export type ReadFile =
  | { kind: "constitution"; file: string; text: string; constitution: Constitution }
  | { kind: "seed_prompts"; file: string; seeds: SeedPrompt[] };

/** What a file holds. Throws `bad_request` naming the file and, where there is one, the line. */
export function readImportFile({ name: file, text }: ImportFile): ReadFile {
  return namingFile(file, () => {
    const kind = detectFileKind(text);
    if (kind === "prompt_file")
      return { kind: "constitution", file, text, constitution: readPromptFile(text) };
    if (kind === "seed_file") return { kind: "seed_prompts", file, seeds: readSeedFile(text) };
    throw new AppError(
      "bad_request",
      'Neither a prompt file, which begins with "# <Name>", nor seed prompts, one JSON object a line.',
    );
  });
}

/** Runs `work`; an AppError from it comes out with the file's name before it: `seeds.jsonl, line 7: …`. */
function namingFile<Result>(file: string, work: () => Result): Result {
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
