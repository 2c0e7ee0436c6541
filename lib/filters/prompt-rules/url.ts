import { z } from "zod";
import { defineRule } from "../rule-kind";

const ADDRESS = /https?:/u;

export const urlKind = defineRule({
  name: "url",
  title: () => "No address of the web",
  does: "Drops prompts that name an address, which a model cannot open.",
  judges: "prompt",
  params: z.strictObject({}),
  fields: [],
  apply: (_text, { request: { instruction, input } }) => {
    const field = ADDRESS.test(instruction) ? "instruction" : ADDRESS.test(input) ? "input" : null;
    return field === null ? null : { drop: `an address in the ${field}` };
  },
});
