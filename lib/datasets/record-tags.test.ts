import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MOST_TAGS, recordTagSchema, recordTagsSchema } from "./record-tags";

describe("recordTagSchema", () => {
  it("takes the space around a tag away and keeps the space within", () => {
    expect(recordTagSchema.parse("  to check \n")).toBe("to check");
  });

  it.each([
    ["nothing but space", "  \t "],
    ["a comma, which separates tags", "one,two"],
    ["more than 60 characters", "x".repeat(61)],
    ["a control character, which the database may refuse", "a\0b"],
    ["half of a character", "a\ud800b"],
  ])("refuses %s", (_, tag) => {
    expect(recordTagSchema.safeParse(tag).success).toBe(false);
  });

  it("leaves what it accepted as it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 70 }), (text) => {
        const once = recordTagSchema.safeParse(text);
        if (once.success) expect(recordTagSchema.parse(once.data)).toBe(once.data);
      }),
    );
  });
});

describe("recordTagsSchema", () => {
  it("keeps each tag once, in the order given", () => {
    expect(recordTagsSchema.parse(["b", " a", "b ", "A"])).toEqual(["b", "a", "A"]);
  });

  it(`takes up to ${MOST_TAGS} different tags`, () => {
    const tags = Array.from({ length: MOST_TAGS }, (_, n) => `tag ${n}`);
    expect(recordTagsSchema.parse([...tags, "tag 0"])).toEqual(tags);
    expect(recordTagsSchema.safeParse([...tags, "one more"]).success).toBe(false);
  });
});
