import fc from "fast-check";
import { expect, test } from "vitest";
import { itemSeed, MAX_SEED } from "./seeds";

const seed = fc.integer({ min: 0, max: MAX_SEED });
const sample = fc.integer({ min: 0, max: 63 });

test("a seed is a non-negative 31-bit integer and depends on nothing but its three numbers", () => {
  fc.assert(
    fc.property(seed, seed, sample, (buildSeed, item, n) => {
      const mixed = itemSeed(buildSeed, item, n);
      expect(Number.isInteger(mixed) && mixed >= 0 && mixed <= MAX_SEED).toBe(true);
      expect(itemSeed(buildSeed, item, n)).toBe(mixed);
    }),
  );
});

test("the seeds of a build never change, because records name them", () => {
  expect([itemSeed(0, 0, 0), itemSeed(42, 0, 0), itemSeed(42, 1, 0), itemSeed(42, 1, 1)]).toEqual([
    1052267353, 1369717745, 515672717, 348061690,
  ]);
});

test("no two items of a build share a seed", () => {
  fc.assert(
    fc.property(seed, sample, seed, seed, (buildSeed, n, a, b) => {
      expect(itemSeed(buildSeed, a, n) === itemSeed(buildSeed, b, n)).toBe(a === b);
    }),
  );
  const first = Array.from({ length: 100_000 }, (_, item) => itemSeed(42, item, 0));
  expect(new Set(first).size).toBe(first.length);
});

test("neighbouring items have seeds that look unrelated: each bit is set about half the time", () => {
  const count = 10_000;
  const set = new Array<number>(31).fill(0);
  for (let item = 0; item < count; item += 1) {
    const mixed = itemSeed(42, item, 0);
    for (let bit = 0; bit < 31; bit += 1) set[bit]! += (mixed >>> bit) & 1;
  }
  for (const ones of set) expect(Math.abs(ones / count - 0.5)).toBeLessThan(0.03);
});
