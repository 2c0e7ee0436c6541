import { describe, expect, it } from "vitest";
import { samplePromptFile } from "@/testing/sample-prompt-file";
import { readExactText, readImport } from "./read-import";

describe("a file before it is imported", () => {
  it("is read with the lines of each of its parts and what is worth knowing", () => {
    const read = readImport(`${samplePromptFile}\n`);
    expect(read).toMatchObject({ kind: "read", constitution: { name: "Robin" } });
    const notes = read.kind === "read" ? read.notes : [];
    expect(notes.map(({ message }) => message)).toEqual([expect.stringContaining("ends with a newline")]);
    expect(read.kind === "read" && read.places[1]).toMatchObject({
      kind: "principle",
      firstLine: 7,
      lastLine: 7,
    });
  });

  it("names the line that is wrong and what was expected there", () => {
    expect(readImport(samplePromptFile.replace("2 (frank). Robin", "2 frank: Robin"))).toEqual({
      kind: "malformed",
      line: 8,
      message: expect.stringMatching(/^Line 8: expected "<N> \(<name>\)\. <text>"/),
    });
  });

  it("keeps every byte, and is refused where it is not UTF-8", async () => {
    const bytes = (values: number[]) => new File([new Uint8Array(values)], "a.txt");
    expect(await readExactText(bytes([0xef, 0xbb, 0xbf, 0x23]))).toBe("\uFEFF#");
    await expect(readExactText(bytes([0xff, 0x23]))).rejects.toThrow();
  });
});
