import fc from "fast-check";
import { expect, test } from "vitest";
import { formatSide, parseSide, sideFilters } from "./compared-side";

test("a side reads back from its address, and what is no side is none", () => {
  const side = fc.record({
    kind: fc.constantFrom("dataset" as const, "build" as const),
    id: fc.integer({ min: 1, max: 2_147_483_647 }),
  });
  fc.assert(
    fc.property(side, (given) => {
      expect(parseSide(formatSide(given))).toEqual(given);
    }),
  );
  for (const text of [null, "", "dataset", "dataset:0", "recipe:3", "build:3x", "build:9999999999"]) {
    expect(parseSide(text)).toBeNull();
  }
  expect(sideFilters({ kind: "build", id: 7 })).toEqual([{ kind: "build", id: 7 }]);
  expect(sideFilters({ kind: "dataset", id: 7 })).toEqual([]);
});
