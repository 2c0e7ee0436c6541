import { findCitations } from "@/lib/constitutions/citations";
import type { Principle } from "@/lib/constitutions/constitution";

/** A citation that somebody is about to write: the text from `from` to `to` gives way to it. */
export type CitationQuery = { from: number; to: number; matches: Principle[] };

// `@`, `@cand`, `@7`; `7`, `7 (`, `7 (can`; where citations are listed also `cand`.
const AT = /(?<![\p{L}\p{N}@])@([\p{L}\p{N}& -]*)$/u;
const NUMBERED = /(?<![\p{L}\p{N}.,:/-])(\d+)(?: ?\(([^()\n]*))?$/u;
const LISTED = /(?:\b(?:rules?|principles?|and)\s+|\d+ \([^()\n]*\),\s*)(\p{L}[\p{L}& -]{1,})$/u;
const WORD = /(\p{L}[\p{L}-]*)$/u;

/**
 * The principles that the text before `caret` may be about to cite; null where it is not about to. `isAsked`: the
 * person asked, so that any word will do, or none.
 */
export function queryCitation(
  text: string,
  caret: number,
  principles: readonly Principle[],
  isAsked = false,
): CitationQuery | null {
  const before = text.slice(text.lastIndexOf("\n", caret - 1) + 1, caret);
  const at = (written: string) => caret - written.length;
  // Within a citation that stands already, the whole of it gives way.
  const around = findCitations(text, []).find(({ start, end }) => start < caret && caret < end);
  const to = around?.end ?? caret;
  const answer = (from: number, matches: Principle[]) =>
    matches.length === 0 ? null : { from, to, matches };

  const atHit = AT.exec(before);
  if (atHit !== null) {
    const [written, word = ""] = atHit;
    return answer(at(written), /^\d/.test(word) ? byNumber(principles, word) : byName(principles, word));
  }
  const numbered = NUMBERED.exec(before);
  if (numbered !== null) {
    const [written, digits = "", name] = numbered;
    const from = around?.start ?? at(written);
    if (name === undefined) return answer(from, byNumber(principles, digits));
    const exact = principles.filter((one) => one.number === Number(digits));
    return answer(from, [...new Set([...byName(principles, name), ...exact])]);
  }
  const word = (LISTED.exec(before) ?? (isAsked ? WORD.exec(before) : null))?.[1];
  if (word !== undefined) return answer(at(word), byName(principles, word));
  return isAsked ? answer(caret, [...principles]) : null;
}

/** Those whose number begins with `digits`, that number itself first. */
function byNumber(principles: readonly Principle[], digits: string): Principle[] {
  return principles
    .filter((one) => String(one.number).startsWith(digits))
    .sort((one, other) => String(one.number).length - String(other.number).length);
}

/** Those whose name begins with `word`, then those with another word that does. */
function byName(principles: readonly Principle[], word: string): Principle[] {
  const needle = word.trim().toLowerCase();
  const rank = ({ name }: Principle) => {
    const lower = name.toLowerCase();
    if (lower.startsWith(needle)) return 0;
    return lower.split(/[\s&-]+/).some((part) => part.startsWith(needle)) ? 1 : 2;
  };
  return principles.filter((one) => rank(one) < 2).sort((one, other) => rank(one) - rank(other));
}
