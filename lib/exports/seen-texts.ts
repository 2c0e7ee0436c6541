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

/** Two numbers of 32 bits that share nothing: two characters at a time, each mixed by its own odd factors. */
function hash(parts: readonly string[]): [number, number] {
  let first = 0x811c_9dc5;
  let second = 0x9e37_79b9;
  for (const part of parts) {
    for (let index = 0; index < part.length; index += 2) {
      // Past the end stands NaN, which is 0 here; the length below tells such texts apart.
      const pair = part.charCodeAt(index) | (part.charCodeAt(index + 1) << 16);
      first = Math.imul(first ^ pair, 0x85eb_ca6b);
      first ^= first >>> 13;
      second = Math.imul(second + pair, 0xc2b2_ae35);
      second ^= second >>> 16;
    }
    // So that "a", "b" and "ab", "" differ.
    first = Math.imul(first ^ part.length, 0xc2b2_ae35);
    second = Math.imul(second + part.length, 0x85eb_ca6b);
  }
  return [first ^ (first >>> 16), second ^ (second >>> 13)];
}
