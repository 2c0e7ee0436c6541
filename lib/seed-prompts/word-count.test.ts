import fc from "fast-check";
import { expect, it } from "vitest";
import { binLabel, binOf, countWords, wordBins } from "./word-count";

it("counts what stands between whitespace", () => {
  expect(["", "  ", "Sort", " Sort \n these,\tplease. "].map(countWords)).toEqual([0, 0, 1, 3]);
});

it("puts every length into the one bin that holds it", () => {
  fc.assert(
    fc.property(fc.nat({ max: 2_000 }), (words) => {
      const holding = wordBins.filter(({ from, to }) => from <= words && words <= to);
      expect(holding).toEqual([binOf(words)]);
    }),
  );
});

it("keeps apart what the references' length rules drop", () => {
  expect([3, 4, 150, 151].map((words) => binLabel(binOf(words)))).toEqual([
    "0–3",
    "4–6",
    "101–150",
    "over 150",
  ]);
});
