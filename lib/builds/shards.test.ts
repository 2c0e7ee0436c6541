import fc from "fast-check";
import { expect, test } from "vitest";
import { shards } from "./shards";

test("items are cut into runs of the size asked for; the last may be shorter", () => {
  expect(shards(7, 3)).toEqual([
    { start: 0, end: 3 },
    { start: 3, end: 6 },
    { start: 6, end: 7 },
  ]);
});

test("a build without items has no shards", () => {
  expect(shards(0, 64)).toEqual([]);
});

test("every item is in one shard, in order, and no shard is empty or too large", () => {
  fc.assert(
    fc.property(fc.nat(2_000), fc.integer({ min: 1, max: 300 }), (total, size) => {
      const cut = shards(total, size);
      let next = 0;
      for (const { start, end } of cut) {
        expect(start).toBe(next);
        expect(end - start).toBeGreaterThan(0);
        expect(end - start).toBeLessThanOrEqual(size);
        next = end;
      }
      expect(next).toBe(total);
    }),
  );
});

test.each([0, -1, 1.5, Number.NaN])("a shard of %d items is refused", (size) => {
  expect(() => shards(10, size)).toThrowError(/give a whole number from 1/);
});
