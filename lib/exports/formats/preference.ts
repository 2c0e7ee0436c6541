import { column, type Row } from "../column";
import type { ExportFormat } from "../export-format";
import type { OptionsOf } from "../format-options";
import { type PreferencePair, pairsOf } from "../preference-pairs";
import { wholeRequest } from "../training-pairs";

type Layout = OptionsOf<"preference">["layout"];

const layouts: Record<Layout, { columns: ReturnType<typeof column>[]; row: (pair: PreferencePair) => Row }> =
  {
    instruction: {
      columns: ["instruction", "input", "chosen", "rejected"].map((name) => column(name)),
      row: (pair) => pair,
    },
    prompt: {
      columns: ["prompt", "chosen", "rejected"].map((name) => column(name)),
      row: (pair) => ({ prompt: wholeRequest(pair), chosen: pair.chosen, rejected: pair.rejected }),
    },
    messages: {
      columns: ["prompt", "chosen", "rejected"].map((name) => column(name, "messages")),
      row: (pair) => ({
        prompt: [{ role: "user", content: wholeRequest(pair) }],
        chosen: [{ role: "assistant", content: pair.chosen }],
        rejected: [{ role: "assistant", content: pair.rejected }],
      }),
    },
  };

/** Two answers to one request of which one is better: `layout` says how they stand in a row. */
export const preference: ExportFormat<"preference"> = {
  name: "preference",
  title: "Preference pairs",
  does: "A request with a chosen and a rejected answer: kept against dropped, edited against original, or two runs.",
  isFor: "DPO and reward models.",
  defaults: {
    name: "preference",
    pairing: { by: "verdict", reasons: null },
    layout: "prompt",
    mostPairs: 1,
  },
  open: ({ pairing, layout, mostPairs }) => ({
    columns: layouts[layout].columns,
    grouping: "request",
    rowsOf: (records) => pairsOf(records, pairing, mostPairs).map(layouts[layout].row),
  }),
};
