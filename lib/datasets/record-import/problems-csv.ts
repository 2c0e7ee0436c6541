import type { ImportProblem } from "./preview-records";

const HEAD = "file,place,problem,excerpt";

/** A spreadsheet takes what begins with one of these for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

const cell = (text: string) => `"${(FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

/** Problems as columns that a spreadsheet opens, with its ends of lines. */
export function problemsAsCsv(problems: readonly (ImportProblem & { file: string })[]): string {
  const rows = problems.map(({ file, place, message, excerpt }) =>
    [cell(file), place, cell(message), cell(excerpt)].join(","),
  );
  return [HEAD, ...rows, ""].join("\r\n");
}
