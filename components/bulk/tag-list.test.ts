import { describe, expect, it } from "vitest";
import { noTags, readTags, typeTags } from "./tag-list";

describe("tags as they are written", () => {
  it("are ended by commas, also several that are pasted at once", () => {
    expect(typeTags(noTags, "golden")).toEqual({ tags: [], text: "golden" });
    expect(typeTags(noTags, "golden,")).toEqual({ tags: ["golden"], text: "" });
    expect(typeTags({ tags: ["a"], text: "" }, "b, a ,c")).toEqual({ tags: ["a", "b"], text: "c" });
  });

  it("count also while the last one is still being written", () => {
    expect(readTags({ tags: ["a"], text: " b " })).toEqual({ tags: ["a", "b"] });
    expect(readTags({ tags: ["a"], text: "a" })).toEqual({ tags: ["a"] });
    expect(readTags(noTags)).toEqual({ tags: [] });
  });

  it("stay in the field where one of them is none", () => {
    const long = "x".repeat(61);
    expect(typeTags(noTags, `${long},`)).toEqual({ tags: [], text: `${long},` });
    expect(readTags({ tags: [], text: long })).toMatchObject({ error: expect.stringContaining("60") });
  });
});
