import { z } from "zod";
import { pythonWords } from "../python-words";
import { defineRule } from "../rule-kind";
import { withoutTurnEnd } from "../turn-end";

export const emptyKind = defineRule({
  name: "empty",
  title: ({ isOfInstruction }) => (isOfInstruction ? "Something must be asked" : "Something must be left"),
  does: "Drops replies of which the cuts left nothing, or prompts that ask nothing.",
  judges: ({ isOfInstruction }) => (isOfInstruction ? "prompt" : "completion"),
  params: z.strictObject({
    isOfInstruction: z.boolean().default(false),
    isSpaceText: z.boolean().default(false),
  }),
  fields: [
    {
      kind: "switch",
      key: "isOfInstruction",
      label: "Look at the instruction",
      meaning: "For presets that judge prompts; off: the reply.",
    },
    {
      kind: "switch",
      key: "isSpaceText",
      label: "Whitespace is a text",
      meaning: "On: only what has no character at all is empty.",
    },
  ],
  apply: (text, { request }, _setup, { isOfInstruction, isSpaceText }) => {
    if (isOfInstruction)
      return pythonWords(request.instruction).length === 0 ? { drop: "the instruction is empty" } : null;
    const reply = withoutTurnEnd(text);
    return (isSpaceText ? reply : reply.trim()) === "" ? { drop: "nothing is left of the reply" } : null;
  },
});

export const empty = emptyKind.make();
