import { isAppError } from "@/lib/app-error";
import type { Constitution } from "@/lib/constitutions/constitution";
import { type PromptFileNote, promptFileNotes } from "@/lib/constitutions/prompt-file-notes";
import { type PromptFilePlace, promptFilePlaces } from "@/lib/constitutions/prompt-file-places";
import { readPromptFile } from "@/lib/constitutions/read-prompt-file";
import { showConstitution } from "@/lib/constitutions/show-constitution";

/** What a file is as a prompt file: its constitution with the lines of each part, or the line that is wrong. */
export type ReadImport =
  | {
      kind: "read";
      constitution: Constitution;
      places: PromptFilePlace[];
      notes: PromptFileNote[];
    }
  | { kind: "malformed"; line: number; message: string };

export function readImport(text: string): ReadImport {
  try {
    const constitution = readPromptFile(text);
    const places = promptFilePlaces(showConstitution(constitution));
    return { kind: "read", constitution, places, notes: promptFileNotes(text) };
  } catch (error) {
    if (!isAppError(error)) throw error;
    const line = typeof error.details?.line === "number" ? error.details.line : 1;
    return { kind: "malformed", line, message: error.message };
  }
}

/** A file's text byte for byte, a byte order mark included. Throws where it is not UTF-8. */
export async function readExactText(file: File): Promise<string> {
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(await file.arrayBuffer());
}
