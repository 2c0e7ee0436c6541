import { describe, expect, it } from "vitest";
import { findExcerpt } from "./find-excerpt";
import type { RecordFilter } from "./record-filter";

const record = {
  instruction: "Why is there a tide?",
  input: "",
  thoughts: "I should be honest.",
  reply: `${"The sea goes up and down. ".repeat(8)}High water\nfollows the moon. ${"It is so. ".repeat(30)}`,
};
const of = (...filters: RecordFilter[]) => findExcerpt(record, filters);

describe("an excerpt", () => {
  it("shows where the words stand in a text that the table does not show", () => {
    const found = of({ kind: "words", query: '-sun "high water"', in: "all" });
    expect(found?.place).toBe("reply");
    expect(found?.text).toMatch(/^….*High water follows the moon\..*…$/);
    expect(found?.text.length).toBeLessThanOrEqual(162);
    expect(of({ kind: "text", contains: "HONEST" })).toEqual({
      place: "thoughts",
      text: "I should be honest.",
    });
  });

  it("is not needed where the instruction shows it, or nothing was looked for", () => {
    expect(of({ kind: "words", query: "tide", in: "all" })).toBeNull();
    expect(of({ kind: "words", query: "-tide", in: "all" })).toBeNull();
    expect(of({ kind: "verdict", is: "kept" })).toBeNull();
  });

  it("keeps to the place that was searched", () => {
    expect(of({ kind: "words", query: "is", in: "reply" })).toMatchObject({ place: "reply" });
  });
});
