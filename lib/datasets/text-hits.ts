import type { RecordFilter, TextPlace } from "./record-filter";
import { findTerm, parseTextQuery, type TextTerm } from "./text-query";
import { textWords } from "./text-words";

/** What a list of filters looks for in texts: terms in one place, and a run of characters anywhere. */
export type SoughtText = { terms: readonly TextTerm[]; place: TextPlace; contains: string };
/** In UTF-16 units, `end` exclusive. */
export type HitSpan = { start: number; end: number };

/** What is looked for by `words` and `text`; what must not stand there cannot be marked. */
export function soughtText(filters: readonly RecordFilter[]): SoughtText {
  const sought: SoughtText = { terms: [], place: "all", contains: "" };
  for (const filter of filters) {
    if (filter.kind === "text") sought.contains = filter.contains;
    if (filter.kind !== "words") continue;
    sought.terms = parseTextQuery(filter.query).filter(({ isExcluded }) => !isExcluded);
    sought.place = filter.in;
  }
  return sought;
}

/** Where `text`, which stands in `place` of a record, holds what is looked for: in order, none touching another. */
export function findHits(text: string, sought: SoughtText, place: Exclude<TextPlace, "all">): HitSpan[] {
  const spans = substringSpans(text, sought.contains);
  if (sought.terms.length > 0 && (sought.place === "all" || sought.place === place)) {
    const words = textWords(text);
    const texts = words.map(({ word }) => word);
    for (const term of sought.terms) {
      for (let at = findTerm(texts, term); at !== -1; at = findTerm(texts, term, at + 1)) {
        const [first, last] = [words[at], words[at + term.words.length - 1]];
        if (first !== undefined && last !== undefined) spans.push({ start: first.start, end: last.end });
      }
    }
  }
  return joined(spans);
}

function substringSpans(text: string, contains: string): HitSpan[] {
  if (contains === "") return [];
  const [whole, needle] = [asciiLower(text), asciiLower(contains)];
  const spans: HitSpan[] = [];
  for (let at = whole.indexOf(needle); at !== -1; at = whole.indexOf(needle, at + needle.length)) {
    spans.push({ start: at, end: at + needle.length });
  }
  return spans;
}

function joined(spans: HitSpan[]): HitSpan[] {
  const whole: HitSpan[] = [];
  for (const span of spans.sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = whole.at(-1);
    if (last !== undefined && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else whole.push({ ...span });
  }
  return whole;
}

export type TextPart = { text: string; isHit: boolean; start: number };

/** `text` from `from` to `to`, cut at the edges of the hits that reach into it. */
export function splitAtHits(text: string, spans: readonly HitSpan[], from = 0, to = text.length): TextPart[] {
  const parts: TextPart[] = [];
  let at = from;
  const add = (end: number, isHit: boolean) => {
    if (end > at) parts.push({ text: text.slice(at, end), isHit, start: at });
    at = Math.max(at, end);
  };
  for (const { start, end } of spans) {
    if (end <= from || start >= to) continue;
    add(Math.max(from, start), false);
    add(Math.min(to, end), true);
  }
  add(to, false);
  return parts;
}

/**
 * Where a clipped line of `fits` characters has to begin so that its first hit can be read: 0 where it can be from
 * the start, else at a word shortly before the hit.
 */
export function startNearHit(text: string, [first]: readonly HitSpan[], fits: number): number {
  if (first === undefined || first.end <= fits) return 0;
  const lead = Math.min(12, Math.floor(fits / 2));
  const before = text.lastIndexOf(" ", first.start - lead);
  return before <= 0 ? Math.max(0, first.start - lead) : before + 1;
}

function asciiLower(text: string): string {
  return text.replace(/[A-Z]+/g, (upper) => upper.toLowerCase());
}
