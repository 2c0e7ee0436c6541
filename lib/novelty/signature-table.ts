import { tokenizers } from "./novelty-index";
import { scoreOf } from "./rouge-l";
import { bitCount, SIGNATURE_WORDS, signatureOf } from "./signature";

/** A text that may be near, and the score that it cannot exceed. */
export type Bounded = { id: number; bound: number };

/**
 * What is known of many texts in 22 bytes each, whatever their length: an id, how many tokens, and a signature of them.
 * It tells which texts can score high against another, so that only those need to be read and compared.
 */
export class SignatureTable {
  #count = 0;
  #ids = new Int32Array(1024);
  #lengths = new Uint16Array(1024);
  #signatures = new Uint32Array(1024 * SIGNATURE_WORDS);

  get size(): number {
    return this.#count;
  }

  /** Takes a text in under a number of the caller's. Longer ones than 65,535 tokens are taken for that long. */
  add(id: number, text: string): void {
    if (this.#count === this.#ids.length) this.#grow();
    const { hashes, length } = hashed(text);
    this.#ids[this.#count] = id;
    this.#lengths[this.#count] = Math.min(length, MOST_TOKENS);
    this.#signatures.set(signatureOf(hashes).long, this.#count * SIGNATURE_WORDS);
    this.#count += 1;
  }

  /**
   * The `limit` texts that can score highest against `text`, the highest bound first, of equal ones the lowest number.
   * No text that is left out can score above `rest`; 0 where none is left out that shares anything.
   */
  candidates(text: string, limit: number): { found: Bounded[]; rest: number } {
    const { hashes, length } = hashed(text);
    const bounds = this.#bounds(signatureOf(hashes).long, length);
    const least = stepOfHighest(bounds, limit + 1);
    const found: Bounded[] = [];
    for (let at = 0; at < bounds.length; at += 1) {
      const bound = bounds[at]!;
      if (bound > 0 && stepOf(bound) >= least) found.push({ id: this.#ids[at]!, bound });
    }
    found.sort((a, b) => b.bound - a.bound || a.id - b.id);
    return { found: found.slice(0, limit), rest: found[limit]?.bound ?? 0 };
  }

  #bounds([s0 = 0, s1 = 0, s2 = 0, s3 = 0]: Uint32Array, own: number): Float64Array {
    const bounds = new Float64Array(this.#count);
    const signatures = this.#signatures;
    for (let at = 0, word = 0; at < this.#count; at += 1, word += SIGNATURE_WORDS) {
      const length = this.#lengths[at]!;
      const o0 = signatures[word]!;
      const o1 = signatures[word + 1]!;
      const o2 = signatures[word + 2]!;
      const o3 = signatures[word + 3]!;
      // Bits of one that the other lacks are positions that cannot match, see signature.ts.
      const spare = bitCount(s0 & ~o0) + bitCount(s1 & ~o1) + bitCount(s2 & ~o2) + bitCount(s3 & ~o3);
      const spareOther = bitCount(o0 & ~s0) + bitCount(o1 & ~s1) + bitCount(o2 & ~s2) + bitCount(o3 & ~s3);
      // The length of a very long one is not known, so nothing can be ruled out of it by what it has beside.
      const common = length === MOST_TOKENS ? own - spare : Math.min(own - spare, length - spareOther);
      bounds[at] = common > 0 ? scoreOf(common, own, Math.max(length, common)) : 0;
    }
    return bounds;
  }

  #grow(): void {
    const room = this.#ids.length * 2;
    this.#ids = enlarged(this.#ids, new Int32Array(room));
    this.#lengths = enlarged(this.#lengths, new Uint16Array(room));
    this.#signatures = enlarged(this.#signatures, new Uint32Array(room * SIGNATURE_WORDS));
  }
}

const MOST_TOKENS = 65_535;

function enlarged<Numbers extends Int32Array | Uint16Array | Uint32Array>(
  from: Numbers,
  to: Numbers,
): Numbers {
  to.set(from);
  return to;
}

/** Scores are 0 to 1. */
const STEPS = 2_000;
const stepOf = (bound: number) => Math.floor(bound * STEPS);

/** The highest step that `count` of the bounds are not below, 0 where there are fewer; by counting, without sorting. */
function stepOfHighest(bounds: Float64Array, count: number): number {
  const steps = new Uint32Array(STEPS + 1);
  for (const bound of bounds) steps[stepOf(bound)]! += 1;
  let above = 0;
  for (let step = STEPS; step > 0; step -= 1) {
    above += steps[step]!;
    if (above >= count) return step;
  }
  return 0;
}

/** The tokens of a text as numbers: the same in every process, and mostly different of different tokens. */
function hashed(text: string): { hashes: Uint32Array; length: number } {
  const tokens = tokenizers.mended(text);
  return { hashes: Uint32Array.from(tokens, hashOf), length: tokens.length };
}

/** Source: FNV-1a, over UTF-16 units. */
function hashOf(token: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < token.length; at += 1) hash = Math.imul(hash ^ token.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
