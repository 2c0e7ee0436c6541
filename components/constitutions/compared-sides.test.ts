import { describe, expect, it } from "vitest";
import { findSides, formatSides, sideName } from "./compared-sides";

describe("what is compared, as it stands in the URL", () => {
  it.each(["3..draft", "draft..12", "1..2", "file1..draft", "2..file10"])(
    "reads %s and writes it again",
    (text) => {
      const sides = findSides(text);
      expect(sides && formatSides(sides)).toBe(text);
    },
  );

  it("is called by its number, or by the file that was imported", () => {
    const versions = [
      { number: 2, sourceFile: null },
      { number: 1, sourceFile: "robin.txt" },
    ];
    expect(sideName("draft", versions)).toBe("Draft");
    expect(sideName(1, versions)).toBe("Version 1");
    expect(sideName("file1", versions)).toBe("Imported original (robin.txt)");
    expect(sideName("file2", versions)).toBe("Version 2");
  });

  it.each(["", "3", "0..draft", "3..", "3..draft..4", "three..draft", "-1..2", "file0..1", "file..2"])(
    "is nothing in “%s”",
    (text) => {
      expect(findSides(text)).toBeNull();
    },
  );
});
