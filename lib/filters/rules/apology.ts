import type { FilterRule } from "../filter";

const OPENERS = ["I'm sorry", "I am sorry"];

/** Drops replies that open with an apology: they teach a model to refuse. */
export const apology: FilterRule = {
  name: "apology",
  title: "No reply that opens with an apology",
  apply: (text) => {
    const opener = OPENERS.find((words) => text.startsWith(words));
    return opener === undefined
      ? null
      : { drop: `begins with “${opener}”`, span: { start: 0, end: opener.length } };
  },
};
