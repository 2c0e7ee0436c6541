import { expect, test } from "vitest";
import { factWords, spelledOut } from "./fact-words";

test("what a record resembled is told by its text and where it stands", () => {
  const nearest = (from: object, text?: string) =>
    factWords("nearest", JSON.parse(JSON.stringify({ from, text, score: 0.8 })));
  expect(nearest({ kind: "accepted", item: 3, part: 1 }, "Name a river.")).toBe(
    "Name a river.\naccepted before it, from request 3",
  );
  expect(nearest({ kind: "pool", place: 0 }, "Name a lake.")).toBe(
    "Name a lake.\nseed prompt 1 of the build",
  );
  expect(nearest({ kind: "record", id: 9 })).toBe("record 9");
});

test("other facts are spelt out, and one that could not be read says so", () => {
  expect(spelledOut("isClassification")).toBe("classification");
  expect(spelledOut("questionType")).toBe("question type");
  expect(factWords("score", null)).toBe("none could be read");
  expect(factWords("isClassification", false)).toBe("no");
  expect(factWords("score", 8.123456)).toBe("8.1235");
  expect(factWords("instances", [{ input: "a", output: "b" }])).toBe("input: a, output: b");
  expect(factWords("nearest", "unknown shape")).toBe("unknown shape");
});
