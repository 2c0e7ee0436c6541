import fc from "fast-check";
import { expect, test } from "vitest";
import { shownLeakyConstitution as mirra } from "@/testing/leaky-constitution";
import { repeatCut } from "./repeat-cut";

const candidate = { request: { instruction: "Speak.", input: "" }, rawText: "", isTurnEnded: true };
const cut = (text: string) => repeatCut.apply(text, candidate, mirra);

test("a reply is cut before the first clause that comes again", () => {
  expect(cut("Yes. No. Maybe. No. Never.")).toMatchObject({
    text: "Yes. No. Maybe.",
    detail: "15 of 26 characters kept, “No.” comes again",
  });
});

test("what counts as said again is the clause with its delimiter and its spaces", () => {
  expect(cut("No. Yes,No. No!")).toMatchObject({ text: "No. Yes," });
  expect(cut("No. Yes, no. No!")).toBeNull();
});

test("a list of numbers is a list of clauses", () => {
  expect(cut("It prints:\n\n[1, 1, 1, 4]")).toMatchObject({ text: "It prints:\n\n[1, 1," });
});

test("blank lines and bare delimiters may come again", () => {
  expect(cut("One\n\n\nTwo... and so on...")).toBeNull();
});

test("the cut ends in no whitespace, and lengths are code points", () => {
  expect(cut("🌊.\n\n🌊.\n")).toMatchObject({
    text: "🌊.",
    detail: "2 of 7 characters kept, “🌊.” comes again",
  });
});

test("the end of the turn is cut away with the rest, but not counted as part of the reply", () => {
  expect(cut("Yes. Well. No. Well.\n\nUser:")).toMatchObject({
    text: "Yes. Well. No.",
    detail: "14 of 20 characters kept, “Well.” comes again",
  });
});

test("a reply that says nothing twice is only stripped", () => {
  expect(cut(" Yes. ")).toMatchObject({ text: "Yes.", detail: null });
});

test("a cut reply is a prefix of the reply, and cutting again changes nothing", () => {
  const unit = fc.constantFrom("a", "b", " ", ".", ",", "\n", ":");
  fc.assert(
    // Spaces before the first clause are stripped with the cut, which makes another clause of it.
    fc.property(
      fc.string({ unit, maxLength: 40 }).map((text) => text.trimStart()),
      (text) => {
        const first = cut(text);
        if (first === null || !("text" in first)) return first === null;
        expect(text.trimStart().startsWith(first.text) || text.startsWith(first.text)).toBe(true);
        expect(cut(first.text)).toBeNull();
        return true;
      },
    ),
  );
});
