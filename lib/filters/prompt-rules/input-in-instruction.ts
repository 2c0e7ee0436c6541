import { z } from "zod";
import { pythonStrip } from "../python-strip";
import { defineRule } from "../rule-kind";

export const inputInInstructionKind = defineRule({
  name: "input_in_instruction",
  title: () => "The input says something that the instruction does not",
  does: "Drops prompts whose input stands word for word in the instruction.",
  judges: "prompt",
  params: z.strictObject({}),
  fields: [],
  apply: (_text, { request: { instruction, input } }) =>
    pythonStrip(input) !== "" && instruction.includes(input)
      ? { drop: "the input stands in the instruction" }
      : null,
});
