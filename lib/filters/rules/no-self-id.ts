import type { FilterRule } from "../filter";

/** A model that did not begin as the exemplars do has not understood the format. Silent where they share no opening. */
export const noSelfId: FilterRule = {
  name: "no_self_id",
  title: "Thoughts must begin with the self-identification",
  apply: (text, _candidate, { identity: sentence }) => {
    // Completion servers send a leading space, which the reference tokenizer dropped.
    if (text.trimStart().startsWith(sentence)) return null;
    return { drop: `does not begin with “${sentence}”` };
  },
};
