import fc from "fast-check";
import { expect, test } from "vitest";
import { rankVerbs, TOP_NOUNS, TOP_VERBS } from "./pictures";

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
