import { itemSeed } from "@/lib/builds/seeds";

const SHUFFLE = 0;
const DRAW = 1;

/** The places 0 … count − 1 in an order that is the same for the same seed for ever. */
export function shuffledPlaces(count: number, seed: number): Uint32Array {
  const rank = Float64Array.from({ length: count }, (_, place) => itemSeed(seed, place, SHUFFLE));
  return Uint32Array.from({ length: count }, (_, place) => place).sort((a, b) => rank[a]! - rank[b]!);
}

/** `count` of the places 0 … total − 1, rising, the same for the same seed for ever; all where there are no more. */
export function drawnPlaces(total: number, count: number, seed: number): Uint32Array {
  const rank = Float64Array.from({ length: total }, (_, place) => itemSeed(seed, place, DRAW));
  return Uint32Array.from({ length: total }, (_, place) => place)
    .sort((a, b) => rank[a]! - rank[b]!)
    .slice(0, count)
    .sort();
}
