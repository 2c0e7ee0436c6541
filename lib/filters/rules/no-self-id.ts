import type { FilterRule, Span } from "../filter";

/** A model that did not begin as the exemplars do has not understood the format. Silent where they share no opening. */
export const noSelfId: FilterRule = {
  name: "no_self_id",
  title: "Thoughts must begin with the self-identification",
  apply: (text, _candidate, { identity: sentence }) => {
    // Completion servers send a leading space, which the reference tokenizer dropped.
    if (text.trimStart().startsWith(sentence)) return null;
    return { drop: `does not begin with “${sentence}”`, span: openingOf(text, sentence.length) };
  },
};

/** What stands where the sentence should: as much as it would take, but no more than one line. */
function openingOf(text: string, length: number): Span {
  const start = text.length - text.trimStart().length;
  const line = text.slice(start, start + length).split("\n", 1)[0] ?? "";
  return { start, end: start + line.length };
}
