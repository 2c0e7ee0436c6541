import type { PromptRule } from "../prompt-rule";
import { pythonWords } from "../python-words";

/** Drops what holds nothing but whitespace. */
export const emptyInstruction: PromptRule = {
  name: "empty",
  title: "Something must be asked",
  check: ({ instruction }) => (pythonWords(instruction).length === 0 ? "the instruction is empty" : null),
};
