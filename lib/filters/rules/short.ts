import { z } from "zod";
import { codePointLength } from "../code-points";
import { defineRule } from "../rule-kind";
import { TURN_END } from "../turn-end";

export const shortParams = z.strictObject({
  /** In code points; the end-of-turn marker counts, as it does in the reference. */
  minimum: z.int().min(1).max(100_000).default(160),
  isOfUnended: z.boolean().default(false),
});

export const shortKind = defineRule({
  name: "short",
  title: ({ minimum, isOfUnended }) =>
    `A ${isOfUnended ? "cut" : "whole"} reply has at least ${minimum} characters`,
  does: "Drops short replies: of those that are whole, or of those that ran out of tokens; the others are not measured.",
  params: shortParams,
  fields: [
    {
      kind: "number",
      key: "minimum",
      label: "At least",
      meaning: "Counted with the 11 characters that mark the end of the turn in the training text.",
      min: 1,
      max: 100_000,
      unit: "characters",
    },
    {
      kind: "switch",
      key: "isOfUnended",
      label: "Measure those that ran out of tokens",
      meaning: "On: only a reply without “### User” is measured. Off: only one that is whole.",
    },
  ],
  apply: (text, _candidate, _setup, { minimum, isOfUnended }) => {
    if (isOfUnended ? text.includes(TURN_END.trim()) : !text.endsWith(TURN_END)) return null;
    const length = codePointLength(text);
    return length < minimum ? { drop: `${length} of ${minimum} characters` } : null;
  },
});

export const short = shortKind.make();
