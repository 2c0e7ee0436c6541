import { AppError } from "@/lib/app-error";
import { readJsonRows } from "@/lib/seed-prompts/read-json-rows";
import { readTextFile } from "./read-text-file";

/**
 * One text field of every row of a file: one JSON object a line (blank lines are not rows), or one JSON array of
 * objects. Throws `bad_request` naming the first line or item that has no such text.
 */
export async function readFieldTexts(file: string, field: string): Promise<string[]> {
  const rows = readJsonRows(await readTextFile(file));
  if (rows === null) {
    throw new AppError("bad_request", `${file} begins with "[" but is not one valid JSON array.`);
  }
  return rows.map(({ unit, position, parsed }) => {
    const place = `${file}, ${unit} ${position}`;
    if (parsed === null) throw new AppError("bad_request", `${place}: not valid JSON.`);
    const { value } = parsed;
    const found = typeof value === "object" && value !== null ? Object.entries(value) : [];
    const content = found.find(([name]) => name === field)?.[1];
    if (typeof content === "string") return content;
    const names = found.map(([name]) => name).join(", ");
    throw new AppError(
      "bad_request",
      content === undefined
        ? `${place}: there is no field “${field}” (found: ${names || "no fields"}); name one with --field.`
        : `${place}: the field “${field}” is not text.`,
    );
  });
}
