import { importedRecord } from "../imported-record";
import type { RecordFormat } from "../record-format";
import { factsOf, isFields, shareOf, textOf } from "../row-values";

/** `instruction` with `instances` of input and output; each instance is a record. Source: Self-Instruct. */
export const seedTasks: RecordFormat = {
  title: "Seed tasks",
  holds: "replies",
  likeness(rows) {
    const share = shareOf(rows, (row) => "instruction" in row && Array.isArray(row.instances));
    return share === 0 ? null : { score: 0.95 * share, why: "its rows have instruction and instances" };
  },
  openReader: () => (row) => {
    const instruction = isFields(row) ? textOf(row.instruction) : null;
    if (!isFields(row) || instruction === null) return { problem: "“instruction” is missing or no text." };
    const instances = Array.isArray(row.instances) ? row.instances.filter(isFields) : [];
    if (instances.length === 0) return { problem: "“instances” is missing, or holds no instance." };
    const facts = factsOf({ id: row.id, name: row.name, isClassification: row.is_classification });
    return {
      records: instances.map(({ input, output }) =>
        importedRecord({ instruction, input: textOf(input) ?? "", output: textOf(output) ?? "", facts }),
      ),
    };
  },
};
