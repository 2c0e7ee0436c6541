import { column } from "../column";
import type { ExportFormat } from "../export-format";
import { trainingPairs } from "../training-pairs";

/** Source: tatsu-lab/stanford_alpaca, `alpaca_data.json`; `system` as LLaMA-Factory reads it. */
export const alpaca: ExportFormat<"alpaca"> = {
  name: "alpaca",
  title: "Alpaca",
  does: "instruction, input and output, and a system text where one is given.",
  isFor: "Instruction tuning with nearly every trainer.",
  defaults: { name: "alpaca", system: null },
  open: ({ system }) => ({
    columns: ["instruction", "input", "output", ...(system === null ? [] : ["system"])].map((name) =>
      column(name),
    ),
    grouping: "record",
    rowsOf: (records) =>
      records.flatMap(trainingPairs).map((pair) => (system === null ? pair : { ...pair, system })),
  }),
};
