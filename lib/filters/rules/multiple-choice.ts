import { z } from "zod";
import { WORD_START } from "../python-pattern";
import { defineRule } from "../rule-kind";

const ANYWHERE = new RegExp(`${WORD_START}[A-Ea-e]\\.|\\([A-Ea-e]\\)`, "gu");
const AT_LINES = /(?<=^|\n)[ \t]*(?:[A-Ea-e][.)]|\([A-Ea-e]\))(?=\s)/gu;

/** As the reference has it, “e.g.” and “Plan B.” are letters of a choice. */
export const multipleChoiceKind = defineRule({
  name: "multiple_choice",
  title: ({ fewest }) =>
    fewest === 1 ? "No letter of a multiple choice" : `Fewer than ${fewest} letters of a multiple choice`,
  does: "Drops answers with letters from A to E before a full stop or in parentheses: a multiple choice that nobody asked for.",
  params: z.strictObject({
    fewest: z.int().min(1).max(20).default(1),
    isAtLines: z.boolean().default(false),
  }),
  fields: [
    {
      kind: "number",
      key: "fewest",
      label: "Letters",
      meaning: "How many make a choice.",
      min: 1,
      max: 20,
      unit: "",
    },
    {
      kind: "switch",
      key: "isAtLines",
      label: "Only where a line begins",
      meaning: "Off: anywhere, so “e.g.” is one as well.",
    },
  ],
  apply: (text, _candidate, _setup, { fewest, isAtLines }) => {
    const found = [...text.matchAll(isAtLines ? AT_LINES : ANYWHERE)];
    const [first] = found;
    if (first === undefined || found.length < fewest) return null;
    const words = first[0].trim();
    const start = first.index + first[0].indexOf(words);
    const more = found.length > 1 ? `, ${found.length} letters` : "";
    return { drop: `“${words}”${more}`, span: { start, end: start + words.length } };
  },
});
