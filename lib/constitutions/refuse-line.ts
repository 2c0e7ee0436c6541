import { AppError } from "@/lib/app-error";

const EXCERPT_LENGTH = 60;

/** Throws `bad_request` with `{ line }`. `found` is the whole line, undefined past the end of the file. */
export function refuseLine(line: number, expected: string, found: string | undefined): never {
  throw new AppError("bad_request", `Line ${line}: expected ${expected}, found ${quoted(found)}`, { line });
}

function quoted(line: string | undefined): string {
  if (line === undefined) return "the end of the file";
  if (line === "") return "an empty line";
  const characters = [...line];
  const excerpt = characters.slice(0, EXCERPT_LENGTH).join("");
  return `"${excerpt}${characters.length > EXCERPT_LENGTH ? "…" : ""}"`;
}
