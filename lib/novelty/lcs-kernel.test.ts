import { expect, it } from "vitest";
import { seededRandom } from "@/testing/seeded-random";
import { LcsKernel } from "./lcs-kernel";

/** The textbook's table, one cell at a time. */
function commonByTable(a: Uint32Array, b: Uint32Array): number {
  const table = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1));
  for (let i = 1; i <= a.length; i += 1) {
    for (let j = 1; j <= b.length; j += 1) {
      table[i]![j] =
        a[i - 1] === b[j - 1] ? table[i - 1]![j - 1]! + 1 : Math.max(table[i - 1]![j]!, table[i]![j - 1]!);
    }
  }
  return table[a.length]![b.length]!;
}

it("is the table's answer on both sides of every word's edge, whatever was loaded before", () => {
  const random = seededRandom(11);
  const kernel = new LcsKernel();
  const vocabulary = 3_000;
  const lengths = [0, 1, 2, 12, 31, 32, 33, 63, 64, 65, 95, 96, 97, 127, 128, 129];
  for (let round = 0; round < 800; round += 1) {
    const words = 1 + random.below([2, 10, 60, vocabulary][round % 4]!);
    const list = (length: number) => Uint32Array.from({ length }, () => random.below(words));
    const pattern = list(lengths[round % lengths.length]!);
    kernel.load(pattern, vocabulary);
    for (const other of [list(random.below(140)), pattern.toReversed(), pattern]) {
      const framed = Uint32Array.from([1, ...other, 1]);
      expect(kernel.commonWith(framed, 1, framed.length - 1)).toBe(commonByTable(pattern, other));
    }
  }
});
