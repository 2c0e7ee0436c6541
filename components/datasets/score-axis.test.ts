import { describe, expect, it } from "vitest";
import { axisOf, binKey, readCellKey } from "./score-axis";

describe("an axis of the score map", () => {
  it("holds every score, and what has none only where there is some", () => {
    expect(axisOf([{ quality: 9, following: 2, count: 1 }], "quality")).toHaveLength(10);
    const some = [
      { quality: 0, following: 2, count: 1 },
      { quality: null, following: 3, count: 2 },
    ];
    expect(axisOf(some, "quality").slice(0, 3)).toEqual([null, 0, 1]);
    expect(axisOf(some, "following")[0]).toBe(1);
  });

  it("is a single place for a rubric that nobody voted by", () => {
    expect(axisOf([{ quality: 9, following: null, count: 4 }], "following")).toEqual([null]);
  });
});

describe("a cell in the address", () => {
  it("is read as it was written, and is none where the text names none", () => {
    for (const quality of [null, 0, 9, 10]) {
      for (const following of [null, 0, 1, 10]) {
        expect(readCellKey(`${binKey(quality)}-${binKey(following)}`)).toEqual({ quality, following });
      }
    }
    for (const text of [null, "", "11-2", "9", "9-x"]) expect(readCellKey(text)).toBeNull();
  });
});
