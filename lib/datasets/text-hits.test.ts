import fc from "fast-check";
import { expect, test } from "vitest";
import type { RecordFilter } from "./record-filter";
import { findHits, soughtText, splitAtHits, startNearHit } from "./text-hits";
import { matchesTextQuery } from "./text-query";

const words = (query: string, place: "all" | "request" | "thoughts" | "reply" = "all"): RecordFilter => ({
  kind: "words",
  query,
  in: place,
});
const marked = (text: string, filters: RecordFilter[], place: "request" | "thoughts" | "reply" = "request") =>
  findHits(text, soughtText(filters), place).map(({ start, end }) => text.slice(start, end));

test("words, phrases and beginnings are marked as they stand, exclusions are not", () => {
  expect(marked("Tide tables: the high tide is tidal.", [words("tide")])).toEqual(["Tide", "tide"]);
  expect(marked("High water, water high", [words('"high water"')])).toEqual(["High water"]);
  expect(marked("Harbour or harbor?", [words("harb*")])).toEqual(["Harbour", "harbor"]);
  expect(marked("The moon and the tide", [words("tide -moon")])).toEqual(["tide"]);
});

test("what is looked for in one place is marked there only, a run of characters everywhere", () => {
  expect(marked("the tide", [words("tide", "reply")], "request")).toEqual([]);
  expect(marked("the tide", [words("tide", "reply")], "reply")).toEqual(["tide"]);
  const both: RecordFilter[] = [words("tide", "reply"), { kind: "text", contains: "HE T" }];
  expect(marked("the tide", both, "thoughts")).toEqual(["he t"]);
  expect(marked("the tide", both, "reply")).toEqual(["he tide"]);
});

const text = fc.array(fc.constantFrom("tide", "Tidal", "moon", " ", ", ", "É", "ß", "-", '"'), {
  maxLength: 30,
});

test("the parts of a text with hits are the text itself, and a text that matches has a hit", () => {
  fc.assert(
    fc.property(text, fc.constantFrom("tide", "tid*", '"tide moon"', "moon É"), (pieces, query) => {
      const whole = pieces.join("");
      const spans = findHits(whole, soughtText([words(query)]), "request");
      const parts = splitAtHits(whole, spans);
      expect(parts.map((part) => part.text).join("")).toBe(whole);
      for (const part of parts) expect(whole.startsWith(part.text, part.start)).toBe(true);
      const record = { instruction: whole, input: "", thoughts: "", reply: "" };
      if (matchesTextQuery(record, { kind: "words", query, in: "all" })) expect(spans).not.toEqual([]);
    }),
  );
});

test("a stretch of a text shows what of a hit reaches into it", () => {
  const line = "the high tide turns";
  const spans = [{ start: 4, end: 13 }];
  expect(splitAtHits(line, spans, 0, 8)).toEqual([
    { text: "the ", isHit: false, start: 0 },
    { text: "high", isHit: true, start: 4 },
  ]);
  expect(splitAtHits(line, spans, 9, 15).map((part) => part.text)).toEqual(["tide", " t"]);
});

test("a line whose hit would be clipped starts later", () => {
  const line = "Why does the Bay of Fundy have such a very large tide?";
  const spans = findHits(line, soughtText([words("tide")]), "request");
  expect(line.slice(startNearHit(line, spans, 32))).toBe("very large tide?");
  expect(startNearHit(line, spans, 60)).toBe(0);
  expect(startNearHit(line, [], 10)).toBe(0);
  const long = "a".repeat(100);
  expect(startNearHit(long, [{ start: 80, end: 90 }], 32)).toBe(68);
});
