import { importedRecord } from "../imported-record";
import type { RecordFormat } from "../record-format";
import { describeValue } from "../row-values";

/** Text, one prompt a line. */
export const plainText: RecordFormat = {
  title: "Plain text, one prompt a line",
  holds: "prompts",
  likeness: (rows) =>
    rows.length > 0 && rows.every((row) => typeof row === "string")
      ? { score: 0.6, why: "its lines are text, neither JSON nor columns" }
      : null,
  openReader: () => (row) => {
    if (typeof row !== "string") return { problem: `Expected a line of text, found ${describeValue(row)}.` };
    return { records: [importedRecord({ instruction: row.trim() })] };
  },
};
