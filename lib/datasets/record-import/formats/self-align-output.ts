import { importedRecord } from "../imported-record";
import { numbersCited } from "../principle-numbers";
import type { RecordFormat } from "../record-format";
import { isFields, shareOf, textOf } from "../row-values";

/** The speaker's label that ends the thoughts: `\n\nWatson:`. */
const REPLY = /\n\n(?!User:)([\p{L}][^\n:()]{0,39}):(?: |$|\n)/u;
const CITATION = /\d+ \([^)\n]+\)/;

/**
 * Raw completions of self-alignment, before any filter: `output` holds the thoughts, the label of whoever replies,
 * and the reply up to the next turn. The whole is kept as the raw text. A completion without a reply is dropped as
 * `thought_only`. Source: Dromedary, stage 2, the shards that its generation writes.
 */
export const selfAlignOutput: RecordFormat = {
  title: "Self-align completions",
  holds: "replies",
  likeness(rows) {
    const share = shareOf(rows, ({ instruction, output }) => {
      if (typeof instruction !== "string" || typeof output !== "string") return false;
      const label = REPLY.exec(output);
      return label !== null && CITATION.test(output.slice(0, label.index));
    });
    return share < 0.2
      ? null
      : { score: 0.85 + 0.14 * share, why: "its outputs hold thoughts that cite principles, then a reply" };
  },
  openReader: () => (row) => {
    const instruction = isFields(row) ? textOf(row.instruction) : null;
    const rawText = isFields(row) ? textOf(row.output) : null;
    if (!isFields(row) || instruction === null || rawText === null)
      return { problem: "“instruction” or “output” is missing or no text." };
    const label = REPLY.exec(rawText);
    const thoughts = upToNextTurn(rawText.slice(0, label?.index)).trim();
    const reply =
      label === null ? "" : upToNextTurn(rawText.slice(label.index + label[0].length), label[1]).trim();
    return {
      records: [
        importedRecord({
          instruction,
          input: textOf(row.input) ?? "",
          rawText,
          thoughts,
          output: reply,
          cited: numbersCited(thoughts),
          ...(reply === "" ? { verdict: "dropped" as const, reason: "thought_only" } : {}),
        }),
      ],
    };
  },
};

function upToNextTurn(text: string, name?: string): string {
  const ends = ["\n\nUser:", ...(name === undefined ? [] : [`\n\n${name} (auto reply):`])]
    .map((marker) => text.indexOf(marker))
    .filter((at) => at !== -1);
  return ends.length === 0 ? text : text.slice(0, Math.min(...ends));
}
