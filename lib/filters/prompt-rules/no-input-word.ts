import { z } from "zod";
import { inAnyCase } from "../python-pattern";
import { defineRule } from "../rule-kind";

const IN_INPUT = new RegExp(`${inAnyCase("noinput")}|${inAnyCase("no input")}`, "iu");

export const noInputWordKind = defineRule({
  name: "noinput",
  title: () => "No “noinput” where a text should stand",
  does: "Drops prompts whose input says that there is none, or whose instruction holds that word of the prompt’s form.",
  judges: "prompt",
  params: z.strictObject({}),
  fields: [],
  apply: (_text, { request: { instruction, input } }) => {
    const found = IN_INPUT.exec(input)?.[0];
    if (found !== undefined) return { drop: `“${found}” in the input` };
    return instruction.includes("noinput") ? { drop: "“noinput” in the instruction" } : null;
  },
});
