import type { PromptRule } from "../prompt-rule";

/** What a language model cannot see or do. */
const selfInstructWords = [
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
const alpacaWords = [...selfInstructWords, "video", "audio", "music", "flowchart", "diagram"];

/** Drops instructions that speak of what a model cannot see or do: Self-Instruct's 13 words. */
export const keyword = keywordRule(
  "keyword",
  "Nothing a model cannot see or do",
  selfInstructWords,
  "instruction",
);

/** The same with the five words that Alpaca added. */
export const keywordOf18 = keywordRule(
  "keyword",
  "Nothing a model cannot see or do",
  alpacaWords,
  "instruction",
);

/** Alpaca's 18 words, looked for in the input. */
export const inputKeyword = keywordRule(
  "input_keyword",
  "Nothing in the input that a model cannot see or do",
  alpacaWords,
  "input",
);

function keywordRule(
  name: string,
  title: string,
  words: readonly string[],
  field: "instruction" | "input",
): PromptRule {
  // Whole words as Python's \b bounds them, which knows the letters of all scripts; JavaScript's knows ASCII only.
  const found = new RegExp(`(?<![\\p{L}\\p{N}_])(?:${words.join("|")})(?![\\p{L}\\p{N}_])`, "giu");
  return {
    name,
    title,
    check(request) {
      const hits = new Set((request[field].match(found) ?? []).map((word) => word.toLowerCase()));
      return hits.size === 0 ? null : [...hits].map((word) => `“${word}”`).join(", ");
    },
  };
}
