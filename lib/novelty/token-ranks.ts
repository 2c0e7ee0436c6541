import { INDEXED_LENGTHS } from "./need-table";

/**
 * Orders a text's positions with its rarest tokens first, because lists of rare tokens are short. Any total order
 * of the tokens finds the same texts; this one finds them soon.
 */
export class TokenRanks {
  /** Per token its rank; 0 for those that were not there at the last ranking. */
  #ranks = new Int32Array(0);
  readonly #order = new Uint8Array(INDEXED_LENGTHS);
  readonly #keys = new Float64Array(INDEXED_LENGTHS);

  /** Ranks tokens from 1 by how often they stand in `tokens`. */
  rankBy(tokens: Uint32Array): void {
    let vocabulary = 0;
    for (const token of tokens) vocabulary = Math.max(vocabulary, token + 1);
    const counts = new Uint32Array(vocabulary);
    for (const token of tokens) counts[token]! += 1;
    // Count and token in one number, to sort without a comparison function; both are exact in a double.
    const byCount = Float64Array.from(counts, (count, token) => count * 2 ** 24 + token).sort();
    this.#ranks = new Int32Array(vocabulary);
    for (let i = 0; i < vocabulary; i += 1) this.#ranks[byCount[i]! % 2 ** 24] = i + 1;
  }

  /** The positions of fewer than INDEXED_LENGTHS tokens by (rank, position). Valid until the next call. */
  order(tokens: Uint32Array): Uint8Array {
    const [order, keys] = [this.#order, this.#keys];
    for (let position = 0; position < tokens.length; position += 1) {
      const key = this.#keyOf(tokens[position]!);
      // Insertion keeps equal keys in the order of their positions, which the proof needs.
      let at = position;
      while (at > 0 && keys[at - 1]! > key) {
        keys[at] = keys[at - 1]!;
        order[at] = order[at - 1]!;
        at -= 1;
      }
      keys[at] = key;
      order[at] = position;
    }
    return order;
  }

  /** Tokens new since the last ranking are rarer than all ranked ones, each in a place of its own. */
  #keyOf(token: number): number {
    const rank = token < this.#ranks.length ? this.#ranks[token]! : 0;
    return rank === 0 ? -token - 1 : rank;
  }
}
