/** Bits, a power of two: 16 MiB. */
const BITS = 2 ** 27;
const PROBES = 4;

/**
 * Whether a text was seen before, in constant memory. Never misses one; at a million texts less than one in a
 * million is taken for a repetition that is none.
 */
export function seenTexts(): { see: (...parts: readonly string[]) => boolean } {
  const words = new Uint32Array(BITS / 32);
  return {
    see: (...parts) => {
      const [first, second] = hash(parts);
      let wasSeen = true;
      for (let probe = 0; probe < PROBES; probe += 1) {
        const bit = (first + Math.imul(probe, second | 1)) & (BITS - 1);
        const mask = 1 << (bit & 31);
        if ((words[bit >>> 5]! & mask) === 0) wasSeen = false;
        words[bit >>> 5]! |= mask;
      }
      return wasSeen;
    },
  };
}

/** Two numbers of 32 bits that share nothing: FNV-1a and a multiplication by another odd number. */
function hash(parts: readonly string[]): [number, number] {
  let first = 0x811c_9dc5;
  let second = 0x9e37_79b9;
  for (const part of parts) {
    for (let index = 0; index < part.length; index += 1) {
      const unit = part.charCodeAt(index);
      first = Math.imul(first ^ unit, 0x0100_0193);
      second = Math.imul(second + unit, 0x85eb_ca6b) ^ (second >>> 15);
    }
    // So that "a", "b" and "ab", "" differ.
    first = Math.imul(first ^ 0x1_0001, 0x0100_0193);
    second = Math.imul(second + 0x1_0001, 0x85eb_ca6b);
  }
  return [first ^ (first >>> 16), second ^ (second >>> 13)];
}
