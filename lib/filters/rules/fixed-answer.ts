import { z } from "zod";
import { defineRule } from "../rule-kind";
import { TURN_END } from "../turn-end";

export const fixedAnswerKind = defineRule({
  name: "fixed_answer",
  title: () => "Prompts with a listed word get a written answer",
  does: "Puts a written answer in the place of every reply to a prompt with a listed word; never drops.",
  params: z.strictObject({
    words: z.array(z.string().min(1)).default(["Zhiqing"]),
    answer: z
      .string()
      .min(1)
      .default(
        "I do not know of a person with that name. Could you please provide more details or context so I can try to assist you better?",
      ),
  }),
  fields: [
    {
      kind: "words",
      key: "words",
      label: "Words",
      meaning: "In the instruction or the input, letter by letter.",
    },
    { kind: "text", key: "answer", label: "Answer", meaning: "What stands there instead." },
  ],
  apply: (_text, { request: { instruction, input } }, _setup, { words, answer }) => {
    const word = words.find((one) => instruction.includes(one) || input.includes(one));
    return word === undefined
      ? null
      : { text: `${answer}${TURN_END}`, detail: `the prompt has “${word}”: a written answer` };
  },
});
