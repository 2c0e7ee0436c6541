import { column } from "../column";
import type { ExportFormat } from "../export-format";
import { trainingPairs, wholeRequest } from "../training-pairs";

/** A user's message and the assistant's, after the system's where there is one. */
export const messages: ExportFormat<"messages"> = {
  name: "messages",
  title: "Chat messages",
  does: "Messages with role and content; a system message and the thoughts where wanted.",
  isFor: "TRL, axolotl, LLaMA-Factory, and whatever renders a chat template.",
  defaults: { name: "messages", system: null, hasThoughts: false },
  open: ({ system, hasThoughts }) => ({
    columns: [column("messages", "messages"), ...(hasThoughts ? [column("thoughts")] : [])],
    grouping: "record",
    rowsOf: (records) =>
      records.flatMap((record) =>
        trainingPairs(record).map((pair) => ({
          messages: [
            ...(system === null ? [] : [{ role: "system", content: system }]),
            { role: "user", content: wholeRequest(pair) },
            { role: "assistant", content: pair.output },
          ],
          ...(hasThoughts && { thoughts: record.thoughts }),
        })),
      ),
  }),
};
