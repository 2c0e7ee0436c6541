import { z } from "zod";
import type { Span } from "../filter";
import { defineRule } from "../rule-kind";

/** Words of the published exemplars: a reply that holds one has probably copied from them. */
export const EXEMPLAR_WORDS = [
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
 * Case-sensitive substrings, so a legitimate answer about presidents or the weather falls too: that is the
 * reference, and why the words found are named.
 */
export const blacklistKind = defineRule({
  name: "blacklist",
  title: () => "No words of the prompt's own exemplars",
  does: "Drops replies that hold a listed word, a speaker’s label or the words that clear the context, wherever they stand.",
  params: z.strictObject({
    words: z.array(z.string().min(1)).default(EXEMPLAR_WORDS),
    hasLabels: z.boolean().default(true),
    before: z.string().default(""),
  }),
  fields: [
    {
      kind: "words",
      key: "words",
      label: "Words",
      meaning: "Letter by letter, capitals too, and also inside of longer words.",
    },
    {
      kind: "switch",
      key: "hasLabels",
      label: "Speakers’ labels and the words that clear the context",
      meaning: "Those of the constitution, beside the listed words.",
    },
    {
      kind: "text",
      key: "before",
      label: "Only before",
      meaning: "What stands behind this text is not looked at; empty: the whole reply is.",
    },
  ],
  apply: (whole, _candidate, { labels }, { words: listed, hasLabels, before }) => {
    const ofForm = [`${labels.user}:`, "Good job! Clear context", `${labels.autoReply}:`];
    const words = hasLabels ? [...ofForm, ...listed] : listed;
    const text = before === "" ? whole : (whole.split(before, 1)[0] ?? "");
    const found = words.filter((word) => text.includes(word));
    if (found.length === 0) return null;
    return { drop: found.map((word) => `“${word}”`).join(", "), span: firstOf(text, found) };
  },
});

export const blacklist = blacklistKind.make();

/** The place of the one that stands first in the text. */
function firstOf(text: string, words: readonly string[]): Span {
  const spans = words.map((word) => ({ start: text.indexOf(word), end: text.indexOf(word) + word.length }));
  return spans.reduce((first, span) => (span.start < first.start ? span : first));
}
