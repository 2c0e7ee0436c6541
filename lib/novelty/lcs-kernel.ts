import { grown } from "./grown";
import { bitCount } from "./signature";

/**
 * Length of the longest common subsequence of one loaded pattern with many lists of token numbers, 32 positions of
 * the pattern at a time. Source: Hyyrö, "Bit-parallel LCS-length computation revisited" (2004), in 32-bit words.
 */
export class LcsKernel {
  #pattern: Uint32Array = new Uint32Array(0);
  #words = 0;
  /** For patterns of one word: per token, the positions where it stands. All zero while nothing is loaded. */
  #masks = new Int32Array(1024);
  /** For longer ones: per token the number of its row of words in #rows, from 1; 0 where it does not stand. */
  #rowOf = new Int32Array(1024);
  #rows = new Int32Array(0);
  #state = new Int32Array(0);

  /** `vocabulary`: above every token number, in the pattern and in whatever it will be compared with. */
  load(pattern: Uint32Array, vocabulary: number): void {
    this.#unload();
    this.#pattern = pattern;
    this.#words = (pattern.length + 31) >>> 5;
    if (this.#words <= 1) this.#loadWord(vocabulary);
    else this.#loadRows(vocabulary);
  }

  /** Compares the pattern with `tokens[from..to)`. */
  commonWith(tokens: Uint32Array, from: number, to: number): number {
    return this.#words <= 1 ? this.#commonInWord(tokens, from, to) : this.#commonInRows(tokens, from, to);
  }

  #loadWord(vocabulary: number): void {
    this.#masks = grown(this.#masks, vocabulary);
    for (let i = 0; i < this.#pattern.length; i += 1) this.#masks[this.#pattern[i]!]! |= 1 << i;
  }

  #loadRows(vocabulary: number): void {
    this.#rowOf = grown(this.#rowOf, vocabulary);
    const words = this.#words;
    let rows = 0;
    for (const token of this.#pattern) {
      if (this.#rowOf[token] !== 0) continue;
      rows += 1;
      this.#rowOf[token] = rows;
    }
    this.#rows = new Int32Array((rows + 1) * words);
    this.#state = new Int32Array(words);
    for (let i = 0; i < this.#pattern.length; i += 1) {
      this.#rows[this.#rowOf[this.#pattern[i]!]! * words + (i >>> 5)]! |= 1 << (i & 31);
    }
  }

  /** Clears what the last pattern set, and only that: the tables are as long as the vocabulary. */
  #unload(): void {
    const table = this.#words <= 1 ? this.#masks : this.#rowOf;
    for (const token of this.#pattern) table[token] = 0;
  }

  // A zero of the state is a step of the subsequence. Bits above the pattern's length never become zero.

  #commonInWord(tokens: Uint32Array, from: number, to: number): number {
    const masks = this.#masks;
    let state = -1;
    for (let at = from; at < to; at += 1) {
      const mask = masks[tokens[at]!]!;
      if (mask !== 0) state = (state + (state & mask)) | (state & ~mask);
    }
    return bitCount(~state);
  }

  #commonInRows(tokens: Uint32Array, from: number, to: number): number {
    const [words, rows, state] = [this.#words, this.#rows, this.#state.fill(-1)];
    for (let at = from; at < to; at += 1) {
      const row = this.#rowOf[tokens[at]!]! * words;
      if (row === 0) continue;
      let carry = 0;
      for (let word = 0; word < words; word += 1) {
        const mask = rows[row + word]!;
        const before = state[word]!;
        const added = before & mask;
        const sum = (before + added + carry) | 0;
        carry = ((before & added) | ((before | added) & ~sum)) >>> 31;
        state[word] = sum | (before & ~mask);
      }
    }
    let common = 0;
    for (let word = 0; word < words; word += 1) common += bitCount(~state[word]!);
    return common;
  }
}
