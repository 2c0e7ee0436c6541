import fc from "fast-check";
import { expect, it } from "vitest";
import { drawnPlaces, shuffledPlaces } from "./seeded-order";

const seed = fc.integer({ min: 0, max: 0x7fff_ffff });
const count = fc.integer({ min: 0, max: 300 });

it("a shuffle holds every place once and is the same for the same seed", () => {
  fc.assert(
    fc.property(count, seed, (size, s) => {
      const places = shuffledPlaces(size, s);
      expect([...places].sort((a, b) => a - b)).toEqual(Array.from({ length: size }, (_, i) => i));
      expect(shuffledPlaces(size, s)).toEqual(places);
    }),
  );
});

it("another seed gives another order", () => {
  expect(shuffledPlaces(50, 1)).not.toEqual(shuffledPlaces(50, 2));
});

it("drawn places rise, are all different, and are all there are where more are wanted", () => {
  fc.assert(
    fc.property(count, count, seed, (total, wanted, s) => {
      const places = [...drawnPlaces(total, wanted, s)];
      expect(places).toHaveLength(Math.min(total, wanted));
      expect(places.every((place, i) => place < total && (i === 0 || place > places[i - 1]!))).toBe(true);
    }),
  );
});

it("every place is drawn about equally often", () => {
  const hits = new Array<number>(20).fill(0);
  for (let s = 0; s < 2_000; s += 1) for (const place of drawnPlaces(20, 5, s)) hits[place]! += 1;
  // 500 each are expected, with a standard deviation below 20.
  expect(Math.min(...hits)).toBeGreaterThan(400);
  expect(Math.max(...hits)).toBeLessThan(600);
});
