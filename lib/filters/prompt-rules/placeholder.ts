import { z } from "zod";
import { ANY, inAnyCase } from "../python-pattern";
import { defineRule } from "../rule-kind";

/**
 * I-SHEEP holds the prompt against this where it filters answers. A word inside of others counts (`nonetheless`),
 * and so does anything short in angle brackets.
 */
export const placeholderKind = defineRule({
  name: "placeholder",
  title: () => "No placeholder in the prompt",
  does: "Drops prompts in which a word stands for something that is not there.",
  judges: "prompt",
  params: z.strictObject({
    words: z.array(z.string().min(1)).default(["noinput", "no input", "none"]),
    hasTags: z.boolean().default(true),
  }),
  fields: [
    { kind: "words", key: "words", label: "Words", meaning: "In any case, and also inside of longer words." },
    {
      kind: "switch",
      key: "hasTags",
      label: "Anything in angle brackets",
      meaning: "Up to 20 characters between < and >: placeholders, and HTML too.",
    },
  ],
  apply: (_text, { request: { instruction, input } }, _setup, { words, hasTags }) => {
    const sources = [...words.map(inAnyCase), ...(hasTags ? [`<${ANY}{1,20}>`] : [])];
    if (sources.length === 0) return null;
    const pattern = new RegExp(sources.join("|"), "iu");
    for (const [field, text] of Object.entries({ input, instruction })) {
      const found = pattern.exec(text)?.[0];
      if (found !== undefined) return { drop: `“${found}” in the ${field}` };
    }
    return null;
  },
});
