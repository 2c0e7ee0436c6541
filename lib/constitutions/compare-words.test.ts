import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryBody } from "@/testing/arbitrary-constitution";
import { compareWords, type WordPiece } from "./compare-words";

const joined = (pieces: readonly WordPiece[], other: "added" | "removed") =>
  pieces
    .filter(({ kind }) => kind === "same" || kind === other)
    .map(({ text }) => text)
    .join("");
const marked = (before: string, after: string) =>
  compareWords(before, after)
    .map(({ text, kind }) => (kind === "same" ? text : kind === "added" ? `{+${text}+}` : `[-${text}-]`))
    .join("");
const arbitraryWords = fc
  .array(fc.constantFrom("a", "b", "it", " ", "  ", "\n", ".", ",", "é", "👩‍🚀"), { maxLength: 14 })
  .map((words) => words.join(""));
const arbitraryText = fc.oneof(arbitraryWords, arbitraryBody);

describe("two texts compared word by word", () => {
  it("can both be put together again from the pieces", () => {
    fc.assert(
      fc.property(arbitraryText, arbitraryText, (before, after) => {
        const pieces = compareWords(before, after);
        expect(joined(pieces, "removed")).toBe(before);
        expect(joined(pieces, "added")).toBe(after);
      }),
      { numRuns: 500 },
    );
  });

  it("have no change if and only if they are equal", () => {
    fc.assert(
      fc.property(arbitraryText, arbitraryText, (before, after) => {
        const hasChange = compareWords(before, after).some(({ kind }) => kind !== "same");
        expect(hasChange).toBe(before !== after);
        expect(compareWords(before, before).every(({ kind }) => kind === "same")).toBe(true);
      }),
    );
  });

  it("give the same pieces in the other direction, what was added as removed", () => {
    const turn = { same: "same", added: "removed", removed: "added" } as const;
    const sorted = (pieces: readonly WordPiece[]) => {
      // A replacement says first what was removed, in either direction.
      const runs: WordPiece[][] = [[]];
      for (const piece of pieces) {
        if (piece.kind === "same") runs.push([piece], []);
        else runs.at(-1)?.push(piece);
      }
      return runs.map((run) => run.sort((a, b) => a.kind.localeCompare(b.kind)));
    };
    fc.assert(
      fc.property(arbitraryText, arbitraryText, (before, after) => {
        const back = compareWords(after, before).map(({ text, kind }) => ({ text, kind: turn[kind] }));
        expect(sorted(back)).toEqual(sorted(compareWords(before, after)));
      }),
      { numRuns: 500 },
    );
  });

  it("are marked by whole words, punctuation apart", () => {
    expect(marked("The reply says so plainly.", "The reply opens with that date.")).toBe(
      "The reply [-says so plainly-]{+opens with that date+}.",
    );
    expect(marked("It can look.", "It can look, and does.")).toBe("It can look{+, and does+}.");
  });

  it("do not mark a word that something was put before", () => {
    expect(marked("Heron is fixed.", "Now Heron is fixed.")).toBe("{+Now +}Heron is fixed.");
  });

  it("are one replacement where they have too little in common", () => {
    const [before, after] = ["x", "y"].map((mark) =>
      Array.from({ length: 4000 }, (_, i) => `${mark}${i}`).join(" "),
    );
    expect(compareWords(before ?? "", after ?? "")).toEqual([
      { text: before, kind: "removed" },
      { text: after, kind: "added" },
    ]);
  });
});
