import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryBody } from "@/testing/arbitrary-constitution";
import { compareLines, foldLines, isSameLine, type LinePair } from "./compare-lines";

const textOf = (pairs: readonly LinePair[], side: "before" | "after") =>
  pairs
    .filter((pair) => pair[side] !== null)
    .map(({ pieces }) =>
      pieces
        .filter(({ kind }) => kind === "same" || kind === (side === "before" ? "removed" : "added"))
        .map(({ text }) => text)
        .join(""),
    )
    .join("\n");

describe("two texts compared line by line", () => {
  it("can both be put together again, each line under its own number", () => {
    fc.assert(
      fc.property(arbitraryBody, arbitraryBody, (before, after) => {
        const pairs = compareLines(before, after);
        expect(textOf(pairs, "before")).toBe(before);
        expect(textOf(pairs, "after")).toBe(after);
        for (const side of ["before", "after"] as const) {
          const numbers = pairs.flatMap((pair) => pair[side] ?? []);
          expect(numbers).toEqual(numbers.map((_, at) => at + 1));
        }
        expect(pairs.every(isSameLine)).toBe(before === after);
      }),
      { numRuns: 500 },
    );
  });

  it("tell of a line break at the end", () => {
    expect(compareLines("a\n", "a").filter((pair) => !isSameLine(pair))).toEqual([
      { before: 2, after: null, pieces: [] },
    ]);
  });

  it("show what changed with a little of what is around it", () => {
    const lines = Array.from({ length: 12 }, (_, at) => `line ${at + 1}`);
    const after = lines.with(5, "line six").join("\n");
    const folded = foldLines(compareLines(lines.join("\n"), after));
    expect(
      folded.map((one) => (one.kind === "same" ? one.count : one.lines.map((line) => line.before))),
    ).toEqual([3, [4, 5, 6, 7, 8], 4]);
  });

  it("stand side by side as they come where they have too little in common", () => {
    const [before, after] = ["x", "y"].map((mark) => Array.from({ length: 1500 }, (_, at) => `${mark}${at}`));
    const pairs = compareLines(before?.join("\n") ?? "", after?.join("\n") ?? "");
    expect(pairs).toHaveLength(1500);
    expect(pairs[7]).toEqual({
      before: 8,
      after: 8,
      pieces: [
        { text: "x7", kind: "removed" },
        { text: "y7", kind: "added" },
      ],
    });
  });
});
