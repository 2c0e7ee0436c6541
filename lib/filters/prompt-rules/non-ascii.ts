import { z } from "zod";
import { defineRule } from "../rule-kind";
import { firstCharacter } from "./first-character";

export const nonAsciiKind = defineRule({
  name: "non_ascii",
  title: () => "An instruction begins with an ASCII character",
  does: "Drops prompts whose instruction begins with another character: whole languages, and letters like É.",
  judges: "prompt",
  params: z.strictObject({ isCapitalised: z.boolean().default(false) }),
  fields: [
    {
      kind: "switch",
      key: "isCapitalised",
      label: "As a capital",
      meaning: "A few letters of other alphabets have a capital that is ASCII, ﬁ and ſ for instance.",
    },
  ],
  apply: (_text, { request }, _setup, { isCapitalised }) => {
    const written = firstCharacter(request.instruction);
    const first = isCapitalised ? firstCharacter(written.toUpperCase()) : written;
    return first > "\u007f" ? { drop: `begins with “${written}”` } : null;
  },
});
