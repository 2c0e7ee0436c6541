import type { LcsKernel } from "./lcs-kernel";
import { scoreOf } from "./rouge-l";
import { missingBits, SIGNATURE_WORDS, type Signature, signatureOf } from "./signature";
import type { TextStore } from "./text-store";

/**
 * One text held against the stored ones, and the best found so far: the highest score above `floor`, of equal ones
 * the lowest number.
 */
export class Comparison {
  readonly tokens: Uint32Array;
  readonly signature: Signature;
  score: number;
  /** -1 while nothing is above the floor; no text's number is below it, so a score equal to the floor never wins. */
  id = -1;
  readonly #texts: TextStore;
  readonly #kernel: LcsKernel;
  readonly #vocabulary: number;
  #isLoaded = false;

  constructor(tokens: Uint32Array, floor: number, texts: TextStore, kernel: LcsKernel, vocabulary: number) {
    this.tokens = tokens;
    this.signature = signatureOf(tokens);
    this.score = floor;
    this.#texts = texts;
    this.#kernel = kernel;
    this.#vocabulary = vocabulary;
  }

  /** Whether a text of `length` tokens may still be the best if it has `common` in common. */
  isPromising(common: number, length: number): boolean {
    return scoreOf(common, this.tokens.length, length) >= this.score;
  }

  /** The most tokens that a stored text can have in common with this one, by their signatures. */
  mostCommon(id: number, length: number): number {
    const [own, all, from] = [this.signature.long, this.#texts.signatures, id * SIGNATURE_WORDS];
    return Math.min(
      this.tokens.length - missingBits(own, 0, all, from),
      length - missingBits(all, from, own, 0),
    );
  }

  /** Computes the score with one stored text and keeps it if it is the best. */
  compare(id: number, length: number): void {
    const score = this.scoreWith(id, length);
    if (score > this.score || (score === this.score && id < this.id)) {
      this.score = score;
      this.id = id;
    }
  }

  protected scoreWith(id: number, length: number): number {
    if (!this.#isLoaded) {
      // Most texts are told apart without a single comparison.
      this.#kernel.load(this.tokens, this.#vocabulary);
      this.#isLoaded = true;
    }
    const start = this.#texts.startOf(id);
    const common = this.#kernel.commonWith(this.#texts.tokens, start, start + length);
    return scoreOf(common, this.tokens.length, length);
  }
}

/** One text held against the stored ones, keeping all that score above the floor. */
export class AllComparison extends Comparison {
  readonly found: { id: number; score: number }[] = [];

  override compare(id: number, length: number): void {
    const score = this.scoreWith(id, length);
    if (score > this.score) this.found.push({ id, score });
  }
}
