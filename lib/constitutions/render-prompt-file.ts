import { AppError } from "@/lib/app-error";
import type { Constitution } from "./constitution";
import { promptFileProblems } from "./prompt-file-problems";
import { promptParts } from "./prompt-parts";
import { type ShownConstitution, showConstitution } from "./show-constitution";

/**
 * The constitution as a prompt file, the inverse of `readPromptFile`. Ends with the open slot `User:`, without a
 * newline. Throws `bad_request` with `{ place }` where the text would be read back differently.
 * Source: Dromedary's watson_self_align_prompt.txt, which comes out byte for byte.
 */
export function renderPromptFile(constitution: Constitution): string {
  return renderShown(sendableConstitution(constitution));
}

/** What the model is shown. Throws `bad_request` with `{ place }` where the prompt would be read differently. */
export function sendableConstitution(constitution: Constitution): ShownConstitution {
  const [problem] = promptFileProblems(constitution);
  if (problem !== undefined) throw new AppError("bad_request", problem.message, { place: problem.place });
  return showConstitution(constitution);
}

/** The same of what the model is shown. Total: refusing is for those who author or send it. */
export function renderShown(constitution: ShownConstitution): string {
  return promptParts(constitution, "")
    .map((part) => part.text)
    .join("");
}
