import { describe, expect, it } from "vitest";
import { findSides, formatSides } from "./compared-sides";

describe("what is compared, as it stands in the URL", () => {
  it.each(["3..draft", "draft..12", "1..2"])("reads %s and writes it again", (text) => {
    const sides = findSides(text);
    expect(sides && formatSides(sides)).toBe(text);
  });

  it.each(["", "3", "0..draft", "3..", "3..draft..4", "three..draft", "-1..2"])(
    "is nothing in “%s”",
    (text) => {
      expect(findSides(text)).toBeNull();
    },
  );
});
