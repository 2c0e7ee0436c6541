import { z } from "zod";
import { ANY, SPACE } from "../python-pattern";
import { defineRule } from "../rule-kind";

const IN_INSTRUCTION = new RegExp(`${ANY}${SPACE}+((?:Instruction|Input):)`, "u");
const IN_INPUT = new RegExp(`${ANY}${SPACE}+((?:Instruction|Input|Output):)`, "u");

export const fieldLabelKind = defineRule({
  name: "field_label",
  title: () => "No label of the prompt’s form",
  does: "Drops prompts in which another task begins: “Instruction:”, “Input:” or “Output:” after other words.",
  judges: "prompt",
  params: z.strictObject({}),
  fields: [],
  apply: (_text, { request: { instruction, input } }) => {
    const own = IN_INSTRUCTION.exec(instruction)?.[1];
    if (own !== undefined) return { drop: `“${own}” in the instruction` };
    const found = IN_INPUT.exec(input)?.[1];
    return found === undefined ? null : { drop: `“${found}” in the input` };
  },
});
