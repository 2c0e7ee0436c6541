import { itemSeed, MAX_SEED } from "@/lib/builds/seeds";
import { TURN_END } from "@/lib/filters/turn-end";
import { column, type Row } from "../column";
import type { ExportFormat } from "../export-format";
import type { ExportableRecord } from "../exportable-record";
import type { MixedPrompt } from "../format-options";
import { trainingPairs, wholeRequest } from "../training-pairs";

/** A completion that ran out of tokens has no end to learn. */
const isWhole = ({ finishReason }: ExportableRecord) => finishReason !== "length";

/** The same prompt for the same seed, record and part, whatever else is exported. */
function drawPrompt(
  prompts: readonly MixedPrompt[],
  seed: number,
  recordId: number,
  part: number,
): MixedPrompt | null {
  const total = prompts.reduce((sum, { share }) => sum + share, 0);
  let left = (itemSeed(seed, recordId, part) / (MAX_SEED + 1)) * total;
  for (const prompt of prompts) {
    left -= prompt.share;
    if (left < 0) return prompt;
  }
  return prompts.at(-1) ?? null;
}

/**
 * The rows that Dromedary engraves its principles with: what it was shown when it answered, principles, exemplars
 * and thoughts, is gone; the end of a turn is learned as `### User`, since no end-of-text token is.
 *
 * Deviations: rows keep the order of the export instead of an unseeded shuffle; identity rows are numbered, too
 * (without a number the reference's trainer fails); a row's prompt is drawn by shares and a seed where the trainer
 * takes `example_id` modulo the number of prompt files; the codename is the constitution's, nothing is renamed.
 *
 * Source: IBM/Dromedary, branch dromedary_v1, merge and filter script of the self-align stage, and `finetune.py`.
 */
export const dromedary: ExportFormat<"dromedary"> = {
  name: "dromedary",
  title: "Dromedary training rows",
  does: "example_id, instruction, input and output ended by ### User; or the same rendered as prompt and completion.",
  isFor: "Principle engraving and verbose cloning as the papers did them.",
  defaults: { name: "dromedary", assistantName: "Assistant", layout: "reference", prompts: [], seed: 42 },
  open: ({ assistantName, layout, prompts, seed }) => ({
    columns:
      layout === "reference"
        ? [column("example_id", "int"), column("instruction"), column("input"), column("output")]
        : [column("example_id", "int"), column("prompt_name"), column("prompt"), column("completion")],
    grouping: "record",
    rowsOf: (records, rowsBefore) =>
      records
        .flatMap((record) =>
          trainingPairs(record).map((pair, part): Row => {
            const output = isWhole(record) ? pair.output + TURN_END : pair.output;
            if (layout === "reference") return { ...pair, output };
            const mixed = drawPrompt(prompts, seed, record.id, part);
            const before = mixed === null ? "" : `${mixed.text.trim()}\n`;
            return {
              prompt_name: mixed?.name ?? "",
              prompt: `${before}${wholeRequest(pair)}\n\n### ${assistantName}\n`,
              completion: output,
            };
          }),
        )
        .map((row, index): Row => ({ example_id: rowsBefore + index + 1, ...row })),
  }),
};
