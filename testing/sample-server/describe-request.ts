import { STOP_WORDS } from "./stop-words";

export type RequestKind =
  | "compose"
  | "current"
  | "numbers"
  | "person"
  | "howto"
  | "opinion"
  | "operation"
  | "harm"
  | "fact"
  | "plain";

export type RequestDescription = {
  kind: RequestKind;
  /** Up to eight words of the request as it was written, safe to put in quotation marks. */
  quote: string;
  /** At least two words to weave into sentences, the request's own where it has them. */
  keyWords: [string, string, ...string[]];
  /** Every kind the request shows signs of; `kind` is the first of them. */
  signs: RequestKind[];
};

// In order of precedence: a question about today's price is "current" before it is "numbers".
const SIGNS: [RequestKind, RegExp][] = [
  ["harm", /\b(?:weapon|bomb|poison|steal|hack|illegal|kill|drugs?|cheat|fraud|forge)\b/i],
  [
    "compose",
    /\b(?:write|compose|poem|story|essay|haiku|song|slogan|tweet|letter|e-?mail|draft|imagine|invent)\b/i,
  ],
  [
    "operation",
    /\b(?:translate|summari[sz]e|rewrite|paraphrase|classify|sort|convert|extract|identify|edit|fix)\b/i,
  ],
  [
    "current",
    /\b(?:today|tonight|latest|current(?:ly)?|now|recent(?:ly)?|forecast|tomorrow|this (?:week|year))\b/i,
  ],
  ["numbers", /\d|\b(?:how (?:many|much|long|old|far)|calculate|percent|average|sum of)\b/i],
  ["howto", /\b(?:how (?:to|do|can|should|would)|steps?|instructions|guide|plan|tips|advice|explain|why)\b/i],
  ["opinion", /\b(?:should|better|best|worse|opinion|think|agree|debate|argue|fair|pros|versus|vs)\b/i],
  ["person", /\b[Ww]ho(?:se)?\b|(?<=[\p{Ll},] )\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+/u],
  ["fact", /\b(?:what|which|where|when|define|definition|difference|describe|tell me)\b|\?\s*$/i],
];

/** Simple signs of what is asked; no understanding, and any text gets an answer. */
export function describeRequest(request: string): RequestDescription {
  const asked = request.slice(0, 300);
  const signs = SIGNS.filter(([, sign]) => sign.test(asked)).map(([kind]) => kind);
  const [first = "it", second = "the request", ...rest] = keyWordsOf(asked);
  return { kind: signs[0] ?? "plain", quote: quoteOf(request), keyWords: [first, second, ...rest], signs };
}

/**
 * At most five distinct content words. A word that ends a phrase ("a weekly lunch *menu* for …") is most often the
 * noun the rest belongs to, so those come first.
 */
function keyWordsOf(text: string): string[] {
  const phrases = text
    .split(/[^\p{L}\p{M}\s'’-]+/u)
    .map((part) => part.split(/\s+/).filter((word) => word !== ""));
  const heads: string[] = [];
  const others: string[] = [];
  for (const phrase of phrases) {
    for (const [i, raw] of phrase.entries()) {
      const word = contentWord(raw, i === 0);
      if (word === null) continue;
      const next = phrase[i + 1];
      const endsPhrase = i > 0 && (next === undefined || contentWord(next, false) === null);
      (endsPhrase ? heads : others).push(word);
    }
  }
  const seen = new Map([...heads, ...others].map((word) => [word.toLowerCase(), word]));
  return [...seen.values()].slice(0, heads.length >= 2 ? Math.min(heads.length, 5) : 4);
}

/** The word without a possessive, null for one that says nothing. A capital that opens a phrase means nothing. */
function contentWord(raw: string, isFirst: boolean): string | null {
  const word = raw.replace(/['’]s$/, "").replace(/^['’-]+|['’-]+$/g, "");
  if (word.length < 3 || word.length > 24 || /['’]|ly$/.test(word)) return null;
  if (STOP_WORDS.has(word.toLowerCase())) return null;
  return isFirst && /^\p{Lu}\p{Ll}+$/u.test(word) ? word.toLowerCase() : word;
}

/** Brackets and quotation marks are left out: a quote must never look like a citation. */
function quoteOf(request: string): string {
  const line = request.split("\n").find((l) => l.trim() !== "") ?? "";
  const words = line
    .replace(/[()[\]{}"“”]/g, " ")
    .trim()
    .split(/\s+/);
  const quote = [...words.slice(0, 8).join(" ")].slice(0, 80).join("");
  return quote.replace(/[\s,.;:!?…]+$/u, "");
}
