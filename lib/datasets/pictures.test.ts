import fc from "fast-check";
import { expect, test } from "vitest";
import { drawLengths, fillBins, rankVerbs, TOP_NOUNS, TOP_VERBS } from "./pictures";

test("every length stands in the bar that holds it, and the middle is the middle", () => {
  const lengths = fc.array(fc.tuple(fc.nat({ max: 5_000 }), fc.boolean()), { maxLength: 60 });
  fc.assert(
    fc.property(lengths, (given) => {
      const sorted = given.toSorted(([a], [b]) => a - b);
      const rows = sorted.map(([length, isKept]) => ({ length, before: 1, after: isKept ? 1 : 0 }));
      const { bins, before, after } = drawLengths(rows);
      bins.forEach(({ from, to, before: all, after: kept }, bin) => {
        const own = given.filter(([length]) => length >= from && length < to);
        expect([all, kept]).toEqual([own.length, own.filter(([, isKept]) => isKept).length]);
        expect(from).toBe(bins[bin - 1]?.to ?? 0);
      });
      expect([before.records, after.records]).toEqual([
        given.length,
        given.filter(([, kept]) => kept).length,
      ]);
      if (before.median !== null) {
        const [median] = [before.median];
        expect(given.filter(([length]) => length < median).length * 2).toBeLessThanOrEqual(given.length);
        expect(given.filter(([length]) => length > median).length * 2).toBeLessThanOrEqual(given.length);
      }
    }),
  );
});

test("bars that are empty are there, up to the last that is not", () => {
  const bins = fillBins([{ bin: 2, before: 3, after: 1 }], (bin) => ({ from: bin, to: bin + 1 }));
  expect(bins).toEqual([
    { from: 0, to: 1, before: 0, after: 0 },
    { from: 1, to: 2, before: 0, after: 0 },
    { from: 2, to: 3, before: 3, after: 1 },
  ]);
  expect(fillBins([], () => ({ from: 0, to: 1 }))).toEqual([]);
});

test("verbs are ranked by all their nouns, also those that are not shown", () => {
  const pair = fc.record({
    verb: fc.constantFrom(..."abcdefghijklmnopqrstuvwxyz"),
    noun: fc.constantFrom(..."nopqrstuvw"),
    count: fc.integer({ min: 1, max: 50 }),
  });
  const pairs = fc.uniqueArray(pair, { selector: ({ verb, noun }) => `${verb} ${noun}`, maxLength: 150 });
  fc.assert(
    fc.property(pairs, (given) => {
      const ranked = rankVerbs(given);
      expect(ranked.length).toBeLessThanOrEqual(TOP_VERBS);
      const counts = ranked.map(({ count }) => count);
      expect(counts).toEqual([...counts].sort((a, b) => b - a));
      for (const { verb, count, nouns } of ranked) {
        const own = given.filter((one) => one.verb === verb).map((one) => one.count);
        expect(count).toBe(own.reduce((sum, one) => sum + one, 0));
        expect(nouns.map((one) => one.count)).toEqual(own.sort((a, b) => b - a).slice(0, TOP_NOUNS));
      }
    }),
  );
});
