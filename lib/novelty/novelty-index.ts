import { AppError } from "@/lib/app-error";
import { AllComparison, Comparison } from "./comparison";
import { ExactCopies } from "./exact-copies";
import { LcsKernel } from "./lcs-kernel";
import { scanByLength } from "./length-scan";
import { createNeedTable, INDEXED_LENGTHS } from "./need-table";
import { PrefixIndex } from "./prefix-index";
import { signatureOf } from "./signature";
import { TextStore } from "./text-store";
import { tokenize } from "./tokenize";
import { tokenizeMended, tokenizeUnicode } from "./unicode-tokens";
import { UNKNOWN, Vocabulary } from "./vocabulary";

/** Self-Instruct drops a text whose highest ROUGE-L F1 against an earlier one is above this. */
export const SELF_INSTRUCT_THRESHOLD = 0.7;

/**
 * What counts as a token. "reference": what rouge_score sees; a text without ASCII letters or digits has none and
 * never matches anything, not even its own copy. "unicode": other scripts too, as pairs of characters. "mended": as the
 * reference where it sees anything, as "unicode" where it sees nothing; the two never share a token, so every decision
 * and score of the reference stays.
 */
export const noveltyModes = ["reference", "unicode", "mended"] as const;
export type NoveltyMode = (typeof noveltyModes)[number];

export const tokenizers: Record<NoveltyMode, (text: string) => string[]> = {
  reference: tokenize,
  unicode: tokenizeUnicode,
  mended: tokenizeMended,
};

export type Neighbour = {
  /** As given out by `add`. */
  id: number;
  /** ROUGE-L F1, the very double that `rougeL` computes. */
  score: number;
};

export type NoveltyIndex = {
  /** Takes a text in, novel or not (seeds are in the pool unconditionally). Numbers count from 0. */
  add(text: string): number;
  /**
   * Whether no added text scores above the threshold; if one does, the highest-scoring, of equal ones the first.
   * Adds nothing.
   */
  check(text: string): { isNovel: boolean; nearest: Neighbour | null };
  /** The highest-scoring added text whatever its score, of equal ones the first; null if all score 0. */
  closest(text: string): Neighbour | null;
  /** All added texts that score above the threshold, by rising number. */
  allAbove(text: string): Neighbour[];
};

export type NoveltyOptions = {
  /** 0 to 1; at 1 everything is novel. */
  threshold?: number;
  mode?: NoveltyMode;
  /** How many texts there are when tokens are first ranked anew; from then on at every doubling. */
  firstRerankAt?: number;
};

/**
 * Self-Instruct's novelty rule over everything added, decided exactly as comparing with every text would, without
 * doing so. Throws `bad_request` for a threshold outside 0 to 1.
 * Source: Self-Instruct's generation loop with google-research rouge_score, rougeL without stemmer.
 */
export function createNoveltyIndex({
  threshold = SELF_INSTRUCT_THRESHOLD,
  mode = "reference",
  firstRerankAt = 1024,
}: NoveltyOptions = {}): NoveltyIndex {
  if (!(threshold >= 0 && threshold <= 1)) {
    throw new AppError("bad_request", `The novelty threshold is a number from 0 to 1, not ${threshold}.`);
  }
  const tokensOf = tokenizers[mode];
  const vocabulary = new Vocabulary();
  const texts = new TextStore();
  const copies = new ExactCopies(texts);
  const index = new PrefixIndex(texts, createNeedTable(threshold), firstRerankAt);
  const kernel = new LcsKernel();

  const compareAbove = (floor: number, tokens: Uint32Array) =>
    new Comparison(tokens, floor, texts, kernel, vocabulary.size);
  const found = ({ id, score }: Comparison): Neighbour | null => (id === -1 ? null : { id, score });

  function nearestAbove(tokens: Uint32Array): Neighbour | null {
    if (tokens.length === 0) return null;
    // Nothing but a copy scores 1, and a copy is found without a search.
    const copy = tokens.includes(UNKNOWN) ? null : copies.find(tokens);
    if (copy !== null) return threshold < 1 ? { id: copy, score: 1 } : null;
    const comparison = compareAbove(threshold, tokens);
    search(comparison);
    return found(comparison);
  }

  function search(comparison: Comparison): void {
    const isIndexed = comparison.tokens.length < INDEXED_LENGTHS;
    if (isIndexed) index.search(comparison);
    scanByLength(texts, comparison, isIndexed ? INDEXED_LENGTHS : 1);
  }

  return {
    add(text) {
      const tokens = vocabulary.learn(tokensOf(text));
      const id = texts.add(tokens, signatureOf(tokens));
      if (tokens.length > 0) copies.add(id);
      index.add(id);
      return id;
    },
    check(text) {
      const nearest = nearestAbove(vocabulary.lookUp(tokensOf(text)));
      return { isNovel: nearest === null, nearest };
    },
    closest(text) {
      const tokens = vocabulary.lookUp(tokensOf(text));
      const above = nearestAbove(tokens);
      if (above !== null || tokens.length === 0) return above;
      const comparison = compareAbove(0, tokens);
      scanByLength(texts, comparison, 1);
      return found(comparison);
    },
    allAbove(text) {
      const tokens = vocabulary.lookUp(tokensOf(text));
      if (tokens.length === 0) return [];
      const comparison = new AllComparison(tokens, threshold, texts, kernel, vocabulary.size);
      search(comparison);
      return comparison.found.sort((a, b) => a.id - b.id);
    },
  };
}
