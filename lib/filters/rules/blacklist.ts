import type { FilterRule, Span } from "../filter";

/** Words of the published exemplars: a reply that holds one has probably copied from them. */
const EXEMPLAR_WORDS = [
  "Could you please provide more details or context so I can try to assist you better?",
  "president",
  "President",
  "Zhiqing",
  "1, 1, 4",
  "weather",
  "or by watching the news or checking your local",
  "alpaca",
  "Alpaca",
];

/**
 * Drops replies that leak the prompt. Case-sensitive substrings, so a legitimate answer about presidents or the
 * weather falls too: that is the reference, and why the words found are named.
 */
export const blacklist: FilterRule = {
  name: "blacklist",
  title: "No words of the prompt's own exemplars",
  apply: (text, _candidate, { labels }) => {
    const words = [`${labels.user}:`, "Good job! Clear context", `${labels.autoReply}:`, ...EXEMPLAR_WORDS];
    const found = words.filter((word) => text.includes(word));
    if (found.length === 0) return null;
    return { drop: found.map((word) => `“${word}”`).join(", "), span: firstOf(text, found) };
  },
};

/** The place of the one that stands first in the text. */
function firstOf(text: string, words: readonly string[]): Span {
  const spans = words.map((word) => ({ start: text.indexOf(word), end: text.indexOf(word) + word.length }));
  return spans.reduce((first, span) => (span.start < first.start ? span : first));
}
