/** Words of 32 bits in a text's long signature. */
export const SIGNATURE_WORDS = 4;

/**
 * Which tokens a text has, hashed: 128 bits that stay with the text and, from other bits of the same hash, 32 that
 * fit into a posting. A bit that x has and y has not is a position of x that cannot be matched, so
 * LCS <= length(x) - bits of x missing in y. Collisions only weaken the bound.
 */
export type Signature = { readonly long: Uint32Array; readonly short: number };

export function signatureOf(tokens: Uint32Array): Signature {
  const long = new Uint32Array(SIGNATURE_WORDS);
  let short = 0;
  for (const token of tokens) {
    const hash = mix(token);
    long[(hash >>> 5) & (SIGNATURE_WORDS - 1)]! |= 1 << (hash & 31);
    short |= 1 << ((hash >>> 7) & 31);
  }
  return { long, short: short >>> 0 };
}

/** How many bits of `a` are missing in the signature that stands at word `from` of `b`. */
export function missingBits(a: Uint32Array, fromA: number, b: Uint32Array, fromB: number): number {
  let missing = 0;
  for (let word = 0; word < SIGNATURE_WORDS; word += 1) {
    missing += bitCount(a[fromA + word]! & ~b[fromB + word]!);
  }
  return missing;
}

export function bitCount(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Spreads neighbouring numbers over 32 bits. Source: the finaliser of MurmurHash3. */
export function mix(number: number): number {
  let hash = Math.imul(number ^ (number >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
