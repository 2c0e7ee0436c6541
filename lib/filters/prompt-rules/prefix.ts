import { z } from "zod";
import { pythonStrip } from "../python-strip";
import { pythonWords } from "../python-words";
import { defineRule } from "../rule-kind";

export const prefixKind = defineRule({
  name: "prefix",
  title: ({ openers }) =>
    `An instruction does not begin with ${openers.map((one) => `“${one}”`).join(" or ")}`,
  does: "Drops prompts whose instruction begins with a listed opener.",
  judges: "prompt",
  params: z.strictObject({
    openers: z.array(z.string().min(1)).default(["Write a program"]),
    isCaseIgnored: z.boolean().default(false),
  }),
  fields: [
    { kind: "words", key: "openers", label: "Openers", meaning: "What an instruction may not begin with." },
    {
      kind: "switch",
      key: "isCaseIgnored",
      label: "In any case, whatever the spaces",
      meaning: "As a method does that capitalises an instruction before it looks.",
    },
  ],
  apply: (_text, { request: { instruction } }, _setup, { openers, isCaseIgnored }) => {
    const start = isCaseIgnored ? pythonWords(instruction).join(" ").toLowerCase() : pythonStrip(instruction);
    const opener = openers.find((one) => start.startsWith(isCaseIgnored ? one.toLowerCase() : one));
    return opener === undefined ? null : { drop: `begins with “${opener}”` };
  },
});
