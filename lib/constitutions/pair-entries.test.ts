import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pairAlike } from "./pair-entries";

const text = fc.constantFrom("", "a", "b", "c", "d");
const list = fc.array(fc.tuple(text, text, text), { maxLength: 6 });
const pair = (before: readonly string[][], after: readonly string[][]) =>
  pairAlike(before, after, (entry) => entry);

describe("entries paired by what they have in common", () => {
  it("are each in one pair", () => {
    fc.assert(
      fc.property(list, list, (before, after) => {
        const pairs = pair(before, after);
        const places = (side: "before" | "after") =>
          pairs.flatMap((one) => one[side] ?? []).sort((a, b) => a - b);
        expect(places("before")).toEqual([...before.keys()]);
        expect(places("after")).toEqual([...after.keys()]);
      }),
    );
  });

  it("are paired with themselves where nothing changed", () => {
    fc.assert(
      fc.property(list, (entries) => {
        expect(pair(entries, structuredClone(entries))).toEqual(
          entries.map((_, at) => ({ before: at, after: at })),
        );
      }),
    );
  });

  it("are the same pairs in the other direction", () => {
    const sorted = (pairs: readonly { before: number | null; after: number | null }[]) =>
      pairs.map(({ before, after }) => `${before} ${after}`).sort();
    fc.assert(
      fc.property(list, list, (before, after) => {
        const back = pair(after, before).map((one) => ({ before: one.after, after: one.before }));
        expect(sorted(back)).toEqual(sorted(pair(before, after)));
      }),
    );
  });

  it("are found wherever they were moved, though a text of theirs was reworded", () => {
    const before = [
      ["hi", "hm", "hello"],
      ["bye", "so", "farewell"],
    ];
    const after = [["who?", "…", "me"], ["bye", "so", "until then"], ...before.slice(0, 1)];
    expect(pair(before, after)).toEqual([
      { before: null, after: 0 },
      { before: 1, after: 1 },
      { before: 0, after: 2 },
    ]);
  });
});
