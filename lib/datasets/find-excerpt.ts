import type { RecordFilter, TextPlace } from "./record-filter";
import { findTerm, parseTextQuery, type TextTerm } from "./text-query";
import { textWords } from "./text-words";

/** UTF-16 units before a hit, and in all. */
const BEFORE = 40;
const LENGTH = 160;

type Texts = { instruction: string; input: string; thoughts: string; reply: string };
export type Excerpt = { place: TextPlace; text: string };

/**
 * A piece of the text where the first of what was looked for stands, where that is not the instruction as the table
 * shows it; null where it is, and where nothing was looked for.
 */
export function findExcerpt(record: Texts, filters: readonly RecordFilter[]): Excerpt | null {
  const find = finder(filters);
  if (find === null) return null;
  const { place: where, at } = find;
  const places: [TextPlace, string][] = [
    ["request", record.instruction],
    ["request", record.input],
    ["thoughts", record.thoughts],
    ["reply", record.reply],
  ];
  for (const [index, [place, text]] of places.entries()) {
    if (where !== "all" && where !== place) continue;
    const start = at(text);
    if (start === -1) continue;
    const isShown = index === 0 && start < LENGTH;
    return isShown ? null : { place, text: cutAround(text, start) };
  }
  return null;
}

function finder(filters: readonly RecordFilter[]): { place: TextPlace; at: (text: string) => number } | null {
  for (const filter of filters) {
    if (filter.kind === "text") {
      const needle = asciiLower(filter.contains);
      return { place: "all", at: (text) => asciiLower(text).indexOf(needle) };
    }
    if (filter.kind !== "words") continue;
    const term = parseTextQuery(filter.query).find(({ isExcluded }) => !isExcluded);
    if (term !== undefined) return { place: filter.in, at: (text) => startOf(text, term) };
  }
  return null;
}

function startOf(text: string, term: TextTerm): number {
  const words = textWords(text);
  const at = findTerm(
    words.map(({ word }) => word),
    term,
  );
  return words[at]?.start ?? -1;
}

function cutAround(text: string, start: number): string {
  const from = start <= BEFORE ? 0 : start - BEFORE;
  const to = Math.min(text.length, from + LENGTH);
  const cut = text.slice(from, to).toWellFormed().replaceAll("\ufffd", "").replace(/\s+/g, " ").trim();
  return `${from > 0 ? "…" : ""}${cut}${to < text.length ? "…" : ""}`;
}

const asciiLower = (text: string) => text.replace(/[A-Z]+/g, (upper) => upper.toLowerCase());
