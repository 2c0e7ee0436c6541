/** Seeds are non-negative 31-bit integers: every server and every integer column takes them. */
export const MAX_SEED = 0x7fff_ffff;

/**
 * The seed of one completion: the same for the same three numbers for ever, so that any item can be asked for
 * again. For one build seed and sample no two items share a seed.
 */
export function itemSeed(buildSeed: number, item: number, sample: number): number {
  return mix(mix(mix(buildSeed) ^ (sample & MAX_SEED)) ^ (item & MAX_SEED));
}

/** A bijection on 31 bits: adding, xor-shifting and multiplying by an odd number can each be undone. */
function mix(value: number): number {
  let bits = (value + 0x1e37_79b9) & MAX_SEED;
  bits = Math.imul(bits ^ (bits >>> 15), 0x2c1b_3c6d) & MAX_SEED;
  bits = Math.imul(bits ^ (bits >>> 12), 0x297a_2d39) & MAX_SEED;
  return bits ^ (bits >>> 15);
}
