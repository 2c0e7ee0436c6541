import type { Constitution } from "@/lib/constitutions/constitution";
import { readPromptFile } from "@/lib/constitutions/read-prompt-file";
import { samplePromptFile } from "./sample-prompt-file";

/** A small constitution without findings that forbid publishing; give what matters to the test. */
export function sampleConstitution(given: Partial<Constitution> = {}): Constitution {
  return { ...readPromptFile(samplePromptFile), ...given };
}
