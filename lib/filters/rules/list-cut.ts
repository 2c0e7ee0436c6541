import { z } from "zod";
import { unescaped } from "../python-pattern";
import { defineRule } from "../rule-kind";

export const listCutKind = defineRule({
  name: "list_cut",
  title: () => "Cut before the thirteenth item of a list",
  does: "Cuts a reply where a list becomes too long; never drops.",
  params: z.strictObject({ before: z.string().min(1).default("\\n13. ") }),
  fields: [
    { kind: "text", key: "before", label: "Before", meaning: "Where it first stands; \\n is a line break." },
  ],
  apply: (text, _candidate, _setup, { before }) => {
    const start = text.indexOf(unescaped(before));
    if (start === -1) return null;
    return {
      text: text.slice(0, start),
      detail: `cut before “${unescaped(before).trim()}”`,
      span: { start, end: text.length },
    };
  },
});
