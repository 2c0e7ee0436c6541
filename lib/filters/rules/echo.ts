import { z } from "zod";
import type { PromptRequest } from "@/lib/seed-prompts/seed-prompt";
import { codePointLength } from "../code-points";
import { defineRule } from "../rule-kind";

export const echoInstructionKind = echoRule("echo_instruction", "instruction");
export const echoInputKind = echoRule("echo_input", "input");

function echoRule(name: string, field: keyof PromptRequest) {
  return defineRule({
    name,
    title: () => `The ${field} does not come again in the reply`,
    does: `Drops replies in which the whole ${field} stands word for word.`,
    params: z.strictObject({ longerThan: z.int().min(0).max(100_000).default(16) }),
    fields: [
      {
        kind: "number",
        key: "longerThan",
        label: "Longer than",
        meaning: `A shorter ${field} may come again.`,
        min: 0,
        max: 100_000,
        unit: "characters",
      },
    ],
    apply: (text, { request }, _setup, { longerThan }) => {
      const words = request[field];
      if (codePointLength(words) <= longerThan) return null;
      const start = text.indexOf(words);
      if (start === -1) return null;
      return { drop: `the whole ${field} stands in it`, span: { start, end: start + words.length } };
    },
  });
}
