import type { Comparison } from "./comparison";
import { grown } from "./grown";
import { INDEXED_LENGTHS, type NeedTable } from "./need-table";
import { POSTING_WORDS, PostingLists } from "./posting-lists";
import { bitCount, signatureOf } from "./signature";
import type { TextStore } from "./text-store";
import { TokenRanks } from "./token-ranks";
import { UNKNOWN } from "./vocabulary";

/**
 * Texts of fewer than INDEXED_LENGTHS tokens by (token, length) of their rarest positions. Two texts that need t
 * tokens in common share one among the m - t + 1 rarest positions of the one and the n - t + 1 of the other, so
 * looking there misses nothing; docs/decisions/008-exact-novelty-index.md has the proof.
 */
export class PrefixIndex {
  readonly #texts: TextStore;
  readonly #needs: NeedTable;
  readonly #lists = new PostingLists();
  readonly #ranks = new TokenRanks();
  #rerankAt: number;
  /** The number of the search that last compared a text: no text is compared twice in one search. */
  #comparedIn = new Uint32Array(256);
  #searches = 0;

  constructor(texts: TextStore, needs: NeedTable, firstRerankAt: number) {
    this.#texts = texts;
    this.#needs = needs;
    this.#rerankAt = firstRerankAt;
  }

  /** Takes in the text that was stored last. */
  add(id: number): void {
    if (this.#texts.count >= this.#rerankAt) this.#rerank();
    else this.#insert(id);
  }

  /** Compares with every indexed text that can be above the threshold. */
  search(comparison: Comparison): void {
    this.#startSearch();
    const { tokens } = comparison;
    const m = tokens.length;
    const order = this.#ranks.order(tokens);
    let previous = UNKNOWN;
    for (let i = 0; i <= m - this.#needs.least[m]!; i += 1) {
      const token = tokens[order[i]!]!;
      // A token's later positions would look through the same lists with less hope.
      if (token !== UNKNOWN && token !== previous) this.#searchToken(comparison, token, m - i);
      previous = token;
    }
  }

  /** Looks through the lists of one token, after which at most `left` positions can match. */
  #searchToken(comparison: Comparison, token: number, left: number): void {
    const m = comparison.tokens.length;
    for (let n = this.#needs.shortest[m]!; n <= this.#needs.longest[m]!; n += 1) {
      const need = this.#needs.need[m * INDEXED_LENGTHS + n]!;
      if (need > left || !comparison.isPromising(Math.min(left, n), n)) continue;
      const slot = this.#lists.find(token * INDEXED_LENGTHS + n);
      if (slot !== -1) this.#searchList(comparison, slot, n, need);
    }
  }

  #searchList(comparison: Comparison, slot: number, n: number, need: number): void {
    const { pool } = this.#lists;
    const { short } = comparison.signature;
    const [spareOwn, spareOther] = [comparison.tokens.length - need, n - need];
    const start = this.#lists.startAt(slot);
    const end = start + this.#lists.countAt(slot) * POSTING_WORDS;
    for (let at = start; at < end; at += POSTING_WORDS) {
      const posting = pool[at]!;
      if (posting >>> 24 > spareOther) continue;
      const otherShort = pool[at + 1]!;
      if (bitCount(short & ~otherShort) > spareOwn || bitCount(otherShort & ~short) > spareOther) continue;
      const id = posting & 0xffffff;
      if (this.#comparedIn[id] === this.#searches) continue;
      const most = comparison.mostCommon(id, n);
      if (most < need || !comparison.isPromising(most, n)) continue;
      this.#comparedIn[id] = this.#searches;
      comparison.compare(id, n);
    }
  }

  #startSearch(): void {
    this.#comparedIn = grown(this.#comparedIn, this.#texts.count);
    this.#searches += 1;
    if (this.#searches > 0xffffffff) {
      this.#comparedIn.fill(0);
      this.#searches = 1;
    }
  }

  #insert(id: number): void {
    const tokens = this.#texts.tokensOf(id);
    const n = tokens.length;
    if (n === 0 || n >= INDEXED_LENGTHS) return;
    const { short } = signatureOf(tokens);
    const order = this.#ranks.order(tokens);
    for (let j = 0; j <= n - this.#needs.least[n]!; j += 1) {
      const token = tokens[order[j]!]!;
      this.#lists.append(token * INDEXED_LENGTHS + n, ((j << 24) | id) >>> 0, short);
    }
  }

  /** All lists must follow one order of the tokens, so a new order means new lists. Doubling keeps that cheap. */
  #rerank(): void {
    this.#rerankAt = Math.max(this.#rerankAt, this.#texts.count) * 2;
    this.#ranks.rankBy(this.#texts.tokens.subarray(0, this.#texts.endOf(this.#texts.count - 1)));
    this.#lists.clear();
    for (let id = 0; id < this.#texts.count; id += 1) this.#insert(id);
  }
}
