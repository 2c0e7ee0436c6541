import { importedRecord } from "../imported-record";
import type { RecordFormat } from "../record-format";
import { factsOf, isFields, numberOf, shareOf, textOf } from "../row-values";

const OWN = ["quality_score", "following_score", "ppl", "cluster_id", "avg_similarity_score"] as const;

/**
 * `instruction`, `input`, `output` with the two scores of the judge, the perplexity or the cluster, as the stages of
 * I-SHEEP write them. The score of quality is the record's; the others stay in its facts.
 */
export const iSheep: RecordFormat = {
  title: "I-SHEEP",
  holds: "replies",
  likeness(rows) {
    const share = shareOf(rows, (row) => "instruction" in row && OWN.some((name) => name in row));
    if (share === 0) return null;
    const found = OWN.filter((name) => rows.some((row) => isFields(row) && name in row));
    return { score: 0.96 * share, why: `its rows have instruction and ${found.join(", ")}` };
  },
  openReader: () => (row) => {
    const instruction = isFields(row) ? textOf(row.instruction) : null;
    if (!isFields(row) || instruction === null) return { problem: "“instruction” is missing or no text." };
    const quality = numberOf(row.quality_score);
    return {
      records: [
        importedRecord({
          instruction,
          input: textOf(row.input) ?? "",
          output: textOf(row.output) ?? "",
          score: quality !== null && quality >= 1 && quality <= 10 ? quality : null,
          facts: factsOf(Object.fromEntries(OWN.map((name) => [name, row[name]]))),
        }),
      ],
    };
  },
};
