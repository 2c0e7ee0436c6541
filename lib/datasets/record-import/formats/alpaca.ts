import { importedRecord } from "../imported-record";
import type { RecordFormat } from "../record-format";
import { describeValue, isFields, shareOf, textOf } from "../row-values";

/** `instruction`, `input`, `output`. Source: Stanford Alpaca. */
export const alpaca: RecordFormat = {
  title: "Alpaca",
  holds: "replies",
  likeness(rows) {
    const share = shareOf(rows, (row) => "instruction" in row && "output" in row);
    return share === 0 ? null : { score: 0.8 * share, why: "its rows have instruction and output" };
  },
  openReader: () => (row) => {
    if (!isFields(row)) return { problem: `Expected an object, found ${describeValue(row)}.` };
    const instruction = textOf(row.instruction);
    const output = textOf(row.output);
    if (instruction === null || output === null)
      return { problem: `“${instruction === null ? "instruction" : "output"}” is missing or no text.` };
    return { records: [importedRecord({ instruction, input: textOf(row.input) ?? "", output })] };
  },
};
