import { expect, it } from "vitest";
import { emptySet, setWishOf } from "./set-drafts";

const now = new Date("2026-11-22T10:20:30Z");

it("is a wish as it opens, for every way to make a dataset of a dataset", () => {
  for (const kind of ["split", "sample", "snapshot"] as const) {
    expect(setWishOf(emptySet(kind, "Answers", now), 3, [{ kind: "verdict", is: "kept" }])).toMatchObject({
      kind,
      datasetId: 3,
      filters: [{ kind: "verdict", is: "kept" }],
    });
  }
  expect(emptySet("snapshot", "Answers", now).name).toBe("Answers, 2026-11-22 10:20");
});

it("says what is missing", () => {
  const split = emptySet("split", "Answers", now);
  const withParts = (parts: { name: string; percent: number | null }[]) =>
    setWishOf({ ...split, parts }, 3, []);
  expect(
    withParts([
      { name: "a", percent: 50 },
      { name: "b", percent: 40 },
    ]),
  ).toBe("The shares add up to 90 %, not 100 %.");
  expect(
    withParts([
      { name: "a", percent: 50 },
      { name: "a ", percent: 50 },
    ]),
  ).toBe("Two parts have the same name.");
  expect(
    withParts([
      { name: " ", percent: 50 },
      { name: "a", percent: 50 },
    ]),
  ).toBe("Every part has a name.");
  expect(setWishOf({ ...emptySet("sample", "A", now), count: null }, 3, [])).toBe("Say how many are drawn.");
  expect(setWishOf({ ...emptySet("sample", "A", now), seed: null }, 3, [])).toMatch(/seed/);
});
