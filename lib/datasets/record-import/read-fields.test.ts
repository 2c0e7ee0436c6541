import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { guessMapping } from "./field-mapping";
import { formatPath, pathReader, pathSteps, pathsIn } from "./field-path";
import { principleNumbers } from "./principle-numbers";
import { fieldReader, momentOf, tagsOf, verdictOf } from "./read-fields";

test("a path that is written for its steps leads to the same steps again", () => {
  const step = fc.oneof(fc.string({ minLength: 1, maxLength: 6 }), fc.nat(20));
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 4 }), (steps) => {
      // A list stands in something that has a name.
      fc.pre(
        typeof steps[0] === "string" && steps.every((one) => typeof one === "number" || !/^\d+$/.test(one)),
      );
      expect(pathSteps(formatPath(steps))).toEqual(steps);
    }),
  );
});

test("every path found in rows leads somewhere in one of them", () => {
  fc.assert(
    fc.property(
      fc.array(fc.dictionary(fc.string({ minLength: 1 }), fc.jsonValue()), { maxLength: 4 }),
      (rows) => {
        for (const path of pathsIn(rows)) {
          const at = pathReader(path);
          expect(rows.some((row) => at(row) !== undefined)).toBe(true);
        }
      },
    ),
  );
});

test("a column whose name holds a dot is found by its name", () => {
  expect(pathReader("a.b")({ "a.b": 1, a: { b: 2 } })).toBe(1);
  expect(pathReader("a.b")({ a: { b: 2 } })).toBe(2);
  expect(pathReader("turns[1].value")({ turns: [{}, { value: "x" }] })).toBe("x");
  expect(pathReader("toString")({})).toBeUndefined();
});

test("places are guessed from what fields are usually called, each used once", () => {
  expect(
    guessMapping(["id", "data.Prompt", "data.response", "quality_score", "created_at", "labels"]),
  ).toEqual({
    instruction: "data.Prompt",
    output: "data.response",
    score: "quality_score",
    tags: "labels",
    created: "created_at",
  });
  expect(guessMapping(["input", "output"])).toEqual({ instruction: "input", output: "output" });
});

describe("a value in the wrong form is a problem that names its path", () => {
  const read = (mapping: Parameters<typeof fieldReader>[0]["mapping"], row: unknown) =>
    fieldReader({ mapping })(row);
  test.each([
    [{ instruction: "a" }, {}, "“a”"],
    [{ instruction: "a" }, { a: " " }, "is empty"],
    [{ instruction: "a", output: "b" }, { a: "x", b: {} }, "“b” stands an object"],
    [{ instruction: "a", principles: "p" }, { a: "x", p: "all" }, "“p” stand no numbers"],
    [{ instruction: "a", verdict: "v" }, { a: "x", v: "maybe" }, "kept or dropped"],
    [{ instruction: "a", score: "s" }, { a: "x", s: "high" }, "“s”"],
    [{ instruction: "a", tags: "t" }, { a: "x", t: [{}] }, "tags"],
    [{ instruction: "a", review: "r" }, { a: "x", r: "fine" }, "approved"],
    [{ instruction: "a", created: "c" }, { a: "x", c: "yesterday" }, "moment"],
    [{ output: "a" }, { a: "x" }, "no path is given"],
  ])("%j", (mapping, row, words) => {
    expect(read(mapping, row)).toEqual({ problem: expect.stringContaining(words) });
  });
});

test("principles are read out of lists, texts and objects, each once", () => {
  expect(principleNumbers([3, "1 (ethical)", { number: 2 }, 3])).toEqual([3, 1, 2]);
  expect(principleNumbers("1, 3;16")).toEqual([1, 3, 16]);
  expect(principleNumbers("[1, 3]")).toEqual([1, 3]);
  expect(principleNumbers(null)).toEqual([]);
  for (const wrong of ["none", [0], [1.5], [-1], [99_999_999_999], {}])
    expect(principleNumbers(wrong)).toBeNull();
});

test("verdicts, tags and moments are read as people write them", () => {
  expect([true, "Kept", "", null].map(verdictOf)).toEqual(["kept", "kept", "kept", "kept"]);
  expect([false, "dropped", "no"].map(verdictOf)).toEqual(["dropped", "dropped", null]);
  expect(tagsOf("b, a,b")).toEqual(["b", "a"]);
  expect(momentOf("2026-01-31T12:00:00Z")).toBe("2026-01-31T12:00:00.000Z");
  expect(momentOf(1_769_860_800)).toBe(momentOf(1_769_860_800_000));
  expect([Number.NaN, "soon", 9e15].map(momentOf)).toEqual([null, null, null]);
});
