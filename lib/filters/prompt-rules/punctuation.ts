import { z } from "zod";
import { defineRule } from "../rule-kind";
import { firstCharacter } from "./first-character";

/** The 32 characters of Python's `string.punctuation`. */
const PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

export const punctuationKind = defineRule({
  name: "punctuation",
  title: () => "An instruction does not begin with punctuation",
  does: "Drops prompts whose instruction begins with ASCII punctuation, a bullet for instance.",
  judges: "prompt",
  params: z.strictObject({ allowed: z.string().max(32).default("") }),
  fields: [
    {
      kind: "text",
      key: "allowed",
      label: "Allowed",
      meaning: "Characters that may begin one all the same.",
    },
  ],
  apply: (_text, { request }, _setup, { allowed }) => {
    const first = firstCharacter(request.instruction);
    if (first === "" || !PUNCTUATION.includes(first) || allowed.includes(first)) return null;
    return { drop: `begins with “${first}”` };
  },
});
