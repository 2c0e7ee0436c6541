import { z } from "zod";
import type { Span } from "../filter";
import { defineRule } from "../rule-kind";

/** A model that did not begin as the exemplars do has not understood the format. Silent where they share no opening. */
export const noSelfIdKind = defineRule({
  name: "no_self_id",
  title: () => "Thoughts must begin with the self-identification",
  does: "Drops completions that do not open with the sentence that the constitution’s thoughts open with.",
  params: z.strictObject({ isStartTrimmed: z.boolean().default(true) }),
  fields: [
    {
      kind: "switch",
      key: "isStartTrimmed",
      label: "Whatever whitespace stands first",
      meaning: "Completion servers send a space first, which the reference’s tokenizer dropped.",
    },
  ],
  apply: (text, _candidate, { identity: sentence }, { isStartTrimmed }) => {
    if ((isStartTrimmed ? text.trimStart() : text).startsWith(sentence)) return null;
    return { drop: `does not begin with “${sentence}”`, span: openingOf(text, sentence.length) };
  },
});

export const noSelfId = noSelfIdKind.make();

/** What stands where the sentence should: as much as it would take, but no more than one line. */
function openingOf(text: string, length: number): Span {
  const start = text.length - text.trimStart().length;
  const line = text.slice(start, start + length).split("\n", 1)[0] ?? "";
  return { start, end: start + line.length };
}
