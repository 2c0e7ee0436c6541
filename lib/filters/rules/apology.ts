import { z } from "zod";
import { defineRule } from "../rule-kind";

export const apologyKind = defineRule({
  name: "apology",
  title: () => "No reply that opens with an apology",
  does: "Drops replies that open with an apology: they teach a model to refuse.",
  params: z.strictObject({
    openers: z.array(z.string().min(1)).default(["I'm sorry", "I am sorry"]),
  }),
  fields: [
    {
      kind: "words",
      key: "openers",
      label: "Openers",
      meaning: "A reply that begins with one of these, letter by letter, is dropped.",
    },
  ],
  apply: (text, _candidate, _constitution, { openers }) => {
    const opener = openers.find((words) => text.startsWith(words));
    return opener === undefined
      ? null
      : { drop: `begins with “${opener}”`, span: { start: 0, end: opener.length } };
  },
});

export const apology = apologyKind.make();
