import { importedRecord } from "../imported-record";
import type { RecordFormat } from "../record-format";
import { factsOf, isFields, shareOf, textOf } from "../row-values";

const END_OF_TURN = "### User";

/**
 * Training rows: `example_id`, `instruction`, `input`, `output`, whose output ends with the marker of the next turn
 * where the model had come to its end. The marker is no part of the reply; whether it was there stays in the facts.
 * Source: Dromedary, the merge scripts of stage 2 and 4.
 */
export const dromedary: RecordFormat = {
  title: "Dromedary training rows",
  holds: "replies",
  likeness(rows) {
    const named = shareOf(rows, (row) => "example_id" in row && "instruction" in row && "output" in row);
    if (named > 0) return { score: 0.97 * named, why: "its rows have example_id, instruction and output" };
    const ended = shareOf(rows, ({ output }) => typeof output === "string" && endOf(output) !== null);
    return ended === 0 ? null : { score: 0.8 + 0.1 * ended, why: "its outputs end with ### User" };
  },
  openReader: () => (row) => {
    const instruction = isFields(row) ? textOf(row.instruction) : null;
    const written = isFields(row) ? textOf(row.output) : null;
    if (!isFields(row) || instruction === null || written === null)
      return { problem: "“instruction” or “output” is missing or no text." };
    const end = endOf(written);
    return {
      records: [
        importedRecord({
          instruction,
          input: textOf(row.input) ?? "",
          output: end === null ? written : written.slice(0, end),
          facts: factsOf({ exampleId: row.example_id, isComplete: end !== null }),
        }),
      ],
    };
  },
};

/** Where the reply ends before the marker of the next turn; null where there is no marker. */
function endOf(output: string): number | null {
  const trimmed = output.trimEnd();
  if (!trimmed.endsWith(END_OF_TURN)) return null;
  return trimmed.slice(0, -END_OF_TURN.length).trimEnd().length;
}
