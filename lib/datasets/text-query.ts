import type { FilterOf, TextPlace } from "./record-filter";
import { wordsOfText } from "./text-words";

/**
 * One thing that is looked for. `words` stand one after another; with `isBeginning` the last of them may go on. A text
 * without a single word is looked for nowhere.
 */
export type TextTerm = { words: string[]; isBeginning: boolean; isExcluded: boolean };

const TERM = /(-?)(?:"([^"]*)"?|([^\s"]+))/gu;

/**
 * Reads `tide "high water" harb* -moon`. Total: whatever cannot be a word is left out. What is joined without white
 * space, e.g. `well-known`, is a phrase.
 */
export function parseTextQuery(query: string): TextTerm[] {
  return [...query.matchAll(TERM)].flatMap((match) => {
    const text = match[2] ?? match[3] ?? "";
    const words = wordsOfText(text);
    if (words.length === 0) return [];
    return [{ words, isBeginning: text.endsWith("*"), isExcluded: match[1] === "-" }];
  });
}

type Texts = { instruction: string; input: string; thoughts: string; reply: string };

/** Where `place` looks; a phrase stands within one of these texts. */
export function textsOfPlace(record: Texts, place: TextPlace): string[] {
  const { instruction, input, thoughts, reply } = record;
  switch (place) {
    case "all":
      return [instruction, input, thoughts, reply];
    case "request":
      return [instruction, input];
    case "thoughts":
      return [thoughts];
    case "reply":
      return [reply];
  }
}

/** Whether all terms are found in the place and no excluded one is. A query without a term finds nothing. */
export function matchesTextQuery(record: Texts, { query, in: place }: FilterOf<"words">): boolean {
  const terms = parseTextQuery(query);
  if (terms.length === 0) return false;
  const texts = textsOfPlace(record, place).map((text) => wordsOfText(text));
  return terms.every((term) => texts.some((words) => holdsTerm(words, term)) !== term.isExcluded);
}

/** The place in `words` where the term begins, for marking hits; -1 where it does not stand. */
export function findTerm(
  words: readonly string[],
  { words: wanted, isBeginning }: TextTerm,
  from = 0,
): number {
  for (let at = from; at + wanted.length <= words.length; at += 1) {
    const isHere = wanted.every((word, index) => {
      const found = words[at + index] ?? "";
      return isBeginning && index === wanted.length - 1 ? found.startsWith(word) : found === word;
    });
    if (isHere) return at;
  }
  return -1;
}

const holdsTerm = (words: readonly string[], term: TextTerm) => findTerm(words, term) !== -1;
