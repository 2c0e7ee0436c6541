import fc from "fast-check";
import { expect, test } from "vitest";
import { drawsFor } from "./draws-for";

test("the same parts give the same draws, and other parts give others", () => {
  const list = Array.from({ length: 50 }, (_, at) => at);
  expect(drawsFor(7, "round", 1)(list, 10)).toEqual(drawsFor(7, "round", 1)(list, 10));
  expect(drawsFor(7, "round", 1)(list, 10)).not.toEqual(drawsFor(8, "round", 1)(list, 10));
  expect(drawsFor(7, "round", 1)(list, 10)).not.toEqual(drawsFor(7, "round", 2)(list, 10));
});

test("a draw holds different ones of the list, as many as were asked for where there are so many", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer()), fc.nat(20), fc.nat(), (list, count, seed) => {
      const drawn = drawsFor(seed)(list, count);
      expect(drawn).toHaveLength(Math.min(count, list.length));
      expect(new Set(drawn).size).toBe(drawn.length);
      for (const one of drawn) expect(list).toContain(one);
    }),
  );
});

test("each of a list is drawn first about equally often", () => {
  const counts = [0, 0, 0, 0];
  for (let seed = 0; seed < 4_000; seed += 1) {
    const [first = 0] = drawsFor(seed, "even")([0, 1, 2, 3], 1);
    counts[first] = (counts[first] ?? 0) + 1;
  }
  // 1,000 each with a deviation of 27; five of them either way.
  for (const count of counts) expect(Math.abs(count - 1_000)).toBeLessThan(140);
});
