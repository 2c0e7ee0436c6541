import { AppError } from "@/lib/app-error";
import type { Constitution } from "./constitution";
import { promptFileProblems } from "./prompt-file-problems";
import { promptParts } from "./prompt-parts";

/**
 * The constitution as a prompt file, the inverse of `readPromptFile`. Ends with the open slot `User:`, without a
 * newline. Throws `bad_request` with `{ place }` where the text would be read back differently.
 * Source: Dromedary's watson_self_align_prompt.txt, which comes out byte for byte.
 */
export function renderPromptFile(constitution: Constitution): string {
  const [problem] = promptFileProblems(constitution);
  if (problem !== undefined) throw new AppError("bad_request", problem.message, { place: problem.place });
  return promptParts(constitution, "")
    .map((part) => part.text)
    .join("");
}
