import { z } from "zod";
import { defineRule } from "../rule-kind";
import { TURN_END } from "../turn-end";

/** By what the server says of the end, not by the text: a cut sentence may look whole. */
export const truncatedKind = defineRule({
  name: "truncated",
  title: ({ isDropped }) =>
    isDropped ? "A reply that ran out of tokens is dropped" : "Replies that ran out of tokens are marked",
  does: "Marks replies that ended because their tokens were used up, and leaves them as they are.",
  params: z.strictObject({ isDropped: z.boolean().default(false) }),
  fields: [
    {
      kind: "switch",
      key: "isDropped",
      label: "Drop them",
      meaning: "Off: they are kept and can be filtered for.",
    },
  ],
  apply: (text, { isTurnEnded }, _setup, { isDropped }) => {
    if (isTurnEnded || text.endsWith(TURN_END)) return null;
    const said = "ran out of tokens";
    return isDropped ? { drop: said } : { text, detail: said };
  },
});
