import { findCitations } from "./citations";

const SEPARATOR_BEFORE = /(?:,?\s+and\s+|,\s*)$/;
const SEPARATOR_AFTER = /^(?:,?\s+and\s+|,\s*)/;

/** `thoughts` without the citations of these numbers, each with one of the commas that held it in its list. */
export function removeCitations(thoughts: string, numbers: readonly number[]): string {
  return removeSpans(
    thoughts,
    findCitations(thoughts, []).filter(({ number }) => numbers.includes(number)),
  );
}

/** The same for citations by their place in the text, in order. */
export function removeSpans(thoughts: string, spans: readonly { start: number; end: number }[]): string {
  return spans.reduceRight((text, { start, end }) => {
    const [before, after] = [text.slice(0, start), text.slice(end)];
    const without = before.replace(SEPARATOR_BEFORE, "");
    return without === before ? before + after.replace(SEPARATOR_AFTER, "") : without + after;
  }, thoughts);
}
