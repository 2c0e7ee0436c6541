import { z } from "zod";
import type { PromptRequest } from "@/lib/seed-prompts/seed-prompt";
import { inAnyCase, WORD_END, WORD_START } from "../python-pattern";
import { defineRule } from "../rule-kind";

/** What a language model cannot see or do: Self-Instruct's 13 words. */
export const SELF_INSTRUCT_WORDS = [
  "image",
  "images",
  "graph",
  "graphs",
  "picture",
  "pictures",
  "file",
  "files",
  "map",
  "maps",
  "draw",
  "plot",
  "go to",
];
/** The same with the five words that Alpaca added. */
export const ALPACA_WORDS = [...SELF_INSTRUCT_WORDS, "video", "audio", "music", "flowchart", "diagram"];

export const keywordKind = keywordRule(
  "keyword",
  "Nothing in the instruction that a model cannot see or do",
  "Drops prompts whose instruction has a listed word: what a text model cannot see or do.",
  "instruction",
);

export const inputKeywordKind = keywordRule(
  "input_keyword",
  "Nothing in the input that a model cannot see or do",
  "Drops prompts whose input has a listed word.",
  "input",
);

function keywordRule(name: string, title: string, does: string, field: keyof PromptRequest) {
  return defineRule({
    name,
    title: () => title,
    does,
    judges: "prompt",
    params: z.strictObject({ words: z.array(z.string().min(1)).default(ALPACA_WORDS) }),
    fields: [
      {
        kind: "words",
        key: "words",
        label: "Words",
        meaning: "Whole words in any case; several in a row may be one.",
      },
    ],
    apply: (_text, { request }, _setup, { words }) => {
      const found = new Set((request[field].match(patternOf(words)) ?? []).map((word) => word.toLowerCase()));
      return found.size === 0 ? null : { drop: [...found].map((word) => `“${word}”`).join(", ") };
    },
  });
}

// A rule is made once and asked for every prompt.
const patterns = new WeakMap<readonly string[], RegExp>();

function patternOf(words: readonly string[]): RegExp {
  const known = patterns.get(words);
  if (known !== undefined) return known;
  const source = words.length === 0 ? "(?!)" : words.map(inAnyCase).join("|");
  const pattern = new RegExp(`${WORD_START}(?:${source})${WORD_END}`, "giu");
  patterns.set(words, pattern);
  return pattern;
}
