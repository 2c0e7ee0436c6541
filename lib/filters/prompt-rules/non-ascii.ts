import { z } from "zod";
import { defineRule } from "../rule-kind";
import { firstCharacter } from "./first-character";

export const nonAsciiKind = defineRule({
  name: "non_ascii",
  title: () => "An instruction begins with an ASCII character",
  does: "Drops prompts whose instruction begins with another character: whole languages, and letters like É.",
  judges: "prompt",
  params: z.strictObject({}),
  fields: [],
  apply: (_text, { request }) => {
    const first = firstCharacter(request.instruction);
    return first > "\u007f" ? { drop: `begins with “${first}”` } : null;
  },
});
