import type { PromptRule } from "../prompt-rule";
import { pythonWords } from "../python-words";

/** Both limits are outside: three words are too few, 150 are not too many. */
const TOO_FEW = 3;
const MOST = 150;

/** Drops instructions of up to three or more than 150 words between whitespace; the input is not counted. */
export const length: PromptRule = {
  name: "length",
  title: "4 to 150 words",
  check({ instruction }) {
    const words = pythonWords(instruction).length;
    if (words > TOO_FEW && words <= MOST) return null;
    return `${words} ${words === 1 ? "word" : "words"}, ${words > MOST ? `more than ${MOST}` : `at least ${TOO_FEW + 1} are needed`}`;
  },
};
