/** One line, with nothing that would end the cell. */
const cell = (text: string) =>
  text.replace(/\s+/g, " ").replaceAll("\\", "\\\\").replaceAll("|", "\\|").trim();

/** A table of GitHub's Markdown; numbers to the right. */
export function markdownTable(
  heads: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): string {
  const isNumber = heads.map(
    (_, index) => rows.length > 0 && rows.every((row) => typeof row[index] === "number"),
  );
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [
    line(heads.map(cell)),
    line(isNumber.map((is) => (is ? "---:" : "---"))),
    ...rows.map((row) =>
      line(row.map((value) => (typeof value === "number" ? value.toLocaleString("en") : cell(value)))),
    ),
  ].join("\n");
}
