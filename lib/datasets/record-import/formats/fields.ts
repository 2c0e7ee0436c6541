import { guessMapping } from "../field-mapping";
import { pathsIn } from "../field-path";
import { fieldReader } from "../read-fields";
import type { RecordFormat } from "../record-format";

/** Any rows, by a mapping of their fields. */
export const fields: RecordFormat = {
  title: "Fields, mapped by hand",
  holds: "replies",
  likeness(rows) {
    if (rows.length === 0 || rows.some((row) => typeof row === "string")) return null;
    const { instruction, output } = guessMapping(pathsIn(rows));
    if (instruction === undefined)
      return { score: 0.1, why: "its rows have none of the shapes that are known" };
    return {
      score: output === undefined ? 0.35 : 0.45,
      why: `its rows have ${output === undefined ? instruction : `${instruction} and ${output}`}`,
    };
  },
  openReader({ mapping }) {
    const read = fieldReader({ mapping });
    return (row) => {
      const outcome = read(row);
      return "record" in outcome ? { records: [outcome.record] } : outcome;
    };
  },
};
