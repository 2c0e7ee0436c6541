import { describe, expect, it } from "vitest";
import { emptyMerge, mergeWishOf, movedSource, sourceKey, sourceOf } from "./merge-draft";

const one = { kind: "dataset" as const, datasetId: 3 };
const two = { kind: "seed_set" as const, seedSetId: 4 };
const draft = { ...emptyMerge, sources: [one, two] };

describe("what the dialog of a merge asks for", () => {
  it("leaves out what is switched off", () => {
    expect(mergeWishOf(draft)).toMatchObject({
      sources: [one, two],
      dedup: { by: "exact" },
      shuffleSeed: null,
      sample: null,
    });
  });

  it("takes over what is switched on, zero among it", () => {
    expect(
      mergeWishOf({
        ...draft,
        by: "novelty",
        threshold: 0,
        isShuffled: true,
        shuffleSeed: 0,
        isSampled: true,
      }),
    ).toMatchObject({
      dedup: { by: "novelty", threshold: 0, compares: "prompt", mode: "unicode" },
      shuffleSeed: 0,
      sample: { count: 2_000, seed: 0 },
    });
  });

  it.each([
    [emptyMerge, "Choose what is merged first."],
    [{ ...draft, by: "novelty" as const, threshold: null }, "The threshold is a number from 0 to 1."],
    [{ ...draft, by: "novelty" as const, threshold: 7 }, "The threshold is a number from 0 to 1."],
    [{ ...draft, isSampled: true, sampleCount: null }, "Say how many are drawn."],
    [{ ...draft, isShuffled: true, shuffleSeed: null }, "The seed is a whole number from 0."],
  ])("says what is missing", (unfinished, why) => {
    expect(mergeWishOf(unfinished)).toBe(why);
  });
});

describe("the sources of a merge", () => {
  it("can be named in a list and found again", () => {
    expect([one, two].map((source) => sourceOf(sourceKey(source)))).toEqual([one, two]);
    expect(sourceOf("")).toBeNull();
  });

  it("move up and down as far as there are places", () => {
    expect(movedSource([one, two], 0, 1)).toEqual([two, one]);
    expect(movedSource([one, two], 0, -1)).toEqual([one, two]);
  });
});
