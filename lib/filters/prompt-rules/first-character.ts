import type { PromptRule } from "../prompt-rule";
import { pythonStrip } from "../python-strip";

/** The 32 characters of Python's `string.punctuation`. */
const PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

const firstCharacter = (text: string): string => [...pythonStrip(text).slice(0, 2)][0] ?? "";

/** Drops instructions that begin with ASCII punctuation, a quotation mark for instance. */
export const punctuation: PromptRule = {
  name: "punctuation",
  title: "Does not begin with punctuation",
  check({ instruction }) {
    const first = firstCharacter(instruction);
    return first !== "" && PUNCTUATION.includes(first) ? `begins with “${first}”` : null;
  },
};

/** Drops instructions whose first character is not ASCII: whole languages, and letters like É. */
export const nonAscii: PromptRule = {
  name: "non_ascii",
  title: "Begins with an ASCII character",
  check({ instruction }) {
    const first = firstCharacter(instruction);
    return first > "\u007f" ? `begins with “${first}”` : null;
  },
};
