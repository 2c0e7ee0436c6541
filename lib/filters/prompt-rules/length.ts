import { z } from "zod";
import { pythonWords } from "../python-words";
import { defineRule } from "../rule-kind";

/** Scripts that put no spaces between words. */
const UNSPACED =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/gu;

export const lengthKind = defineRule({
  name: "length",
  title: ({ fewest, most }) => `An instruction has ${fewest} to ${most} words`,
  does: "Drops prompts whose instruction has too few or too many words; the input is not counted.",
  judges: "prompt",
  params: z.strictObject({
    fewest: z.int().min(0).max(1_000).default(4),
    most: z.int().min(1).max(100_000).default(150),
    isUnspacedCounted: z.boolean().default(false),
  }),
  fields: [
    {
      kind: "number",
      key: "fewest",
      label: "At least",
      meaning: "Words stand between whitespace.",
      min: 0,
      max: 1_000,
      unit: "words",
    },
    {
      kind: "number",
      key: "most",
      label: "At most",
      meaning: "So many are still kept.",
      min: 1,
      max: 100_000,
      unit: "words",
    },
    {
      kind: "switch",
      key: "isUnspacedCounted",
      label: "Count characters where a script has no spaces",
      meaning:
        "Chinese, Japanese, Thai and others: two characters count as a word. Off: a whole sentence is one.",
    },
  ],
  apply: (_text, { request }, _setup, { fewest, most, isUnspacedCounted }) => {
    const words = isUnspacedCounted
      ? countWords(request.instruction)
      : pythonWords(request.instruction).length;
    if (words >= fewest && words <= most) return null;
    const limit = words > most ? `more than ${most}` : `at least ${fewest} are needed`;
    return { drop: `${words} ${words === 1 ? "word" : "words"}, ${limit}` };
  },
});

function countWords(text: string): number {
  const characters = text.match(UNSPACED)?.length ?? 0;
  return Math.ceil(characters / 2) + pythonWords(text.replace(UNSPACED, " ")).length;
}
