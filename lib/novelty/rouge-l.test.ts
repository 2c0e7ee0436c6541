import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rougeL } from "./rouge-l";
import { tokenize } from "./tokenize";

const between = (a: string, b: string) => rougeL(tokenize(a), tokenize(b));

/** Two lists of the given lengths that have exactly `common` tokens in common. */
function listsOf(common: number, lengthA: number, lengthB: number): [string[], string[]] {
  const shared = Array.from({ length: common }, (_, i) => `s${i}`);
  const fill = (length: number, mark: string) => Array.from({ length: length - common }, (_, i) => mark + i);
  return [
    [...fill(lengthA, "a"), ...shared],
    [...shared, ...fill(lengthB, "b")],
  ];
}

/** The longest common subsequence by trying every choice; for short lists only. */
function slowCommon(a: string[], b: string[]): number {
  const [first, ...rest] = a;
  if (first === undefined || b.length === 0) return 0;
  const at = b.indexOf(first);
  const taken = at === -1 ? 0 : 1 + slowCommon(rest, b.slice(at + 1));
  return Math.max(taken, slowCommon(rest, b));
}

describe("ROUGE-L", () => {
  it.each([
    ["Name three trees.", "Name three trees.", 1],
    ["Name three trees.", "name THREE trees", 1],
    ["Name three trees.", "Sort a list.", 0],
    ["a b c d", "d c b a", 0.25],
    ["Write a poem about the sea.", "Write a short poem about the sea.", 0.923076923076923],
    ["Tell me if the sentence is true.", "Decide if this claim is true.", 0.4615384615384615],
    ["", "Name three trees.", 0],
    ["Name three trees.", "", 0],
    ["", "", 0],
    ["今日は何曜日ですか", "今日は何曜日ですか", 0],
  ])("between %j and %j is %d", (a, b, score) => {
    expect(between(a, b)).toBeCloseTo(score, 14);
  });

  // 20·common = 7·(lengthA + lengthB) in all of them: the doubles decide.
  it.each([
    [7, 10, 10, false],
    [7, 9, 11, true],
    [7, 11, 9, true],
    [7, 7, 13, true],
    [14, 20, 20, false],
    [14, 19, 21, false],
    [14, 18, 22, true],
  ])("of %i common tokens in %i and %i is above 0.7: %s", (common, lengthA, lengthB, isAbove) => {
    const [a, b] = listsOf(common, lengthA, lengthB);
    expect(rougeL(a, b) > 0.7).toBe(isAbove);
    expect(rougeL(a, b)).toBeCloseTo(0.7, 14);
  });

  const tokens = fc.array(fc.constantFrom("a", "b", "c", "constructor"), { maxLength: 9 });

  it("follows from the longest common subsequence", () => {
    fc.assert(
      fc.property(tokens, tokens, (a, b) => {
        const common = slowCommon(a, b);
        const [p, r] = [common / a.length, common / b.length];
        expect(rougeL(a, b)).toBe(common === 0 ? 0 : (2 * p * r) / (p + r));
      }),
    );
  });

  it("is the same both ways, and 1 for a text with itself", () => {
    fc.assert(
      fc.property(tokens, tokens, (a, b) => {
        expect(rougeL(a, b)).toBe(rougeL(b, a));
        expect(rougeL(a, a)).toBe(a.length === 0 ? 0 : 1);
      }),
    );
  });
});
