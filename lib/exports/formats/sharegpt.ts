import { column } from "../column";
import type { ExportFormat } from "../export-format";
import { trainingPairs, wholeRequest } from "../training-pairs";

/** Source: FastChat's training data, `{id, conversations: [{from, value}]}`; `system` as LLaMA-Factory reads it. */
export const sharegpt: ExportFormat<"sharegpt"> = {
  name: "sharegpt",
  title: "ShareGPT",
  does: "A conversation of one turn, from human to gpt, with an id.",
  isFor: "FastChat, LLaMA-Factory and older chat trainers.",
  defaults: { name: "sharegpt", system: null },
  open: ({ system }) => ({
    columns: [
      column("id"),
      column("conversations", "conversations"),
      ...(system === null ? [] : [column("system")]),
    ],
    grouping: "record",
    rowsOf: (records) =>
      records.flatMap((record) =>
        trainingPairs(record).map((pair, part) => ({
          id: `record_${record.id}${part === 0 ? "" : `_${part}`}`,
          conversations: [
            { from: "human", value: wholeRequest(pair) },
            { from: "gpt", value: pair.output },
          ],
          ...(system !== null && { system }),
        })),
      ),
  }),
};
