import { expect, test } from "vitest";
import { narrowFilters, recordsHref } from "./narrow-filters";

test("a mark adds its filter to those in force", () => {
  expect(narrowFilters([{ kind: "verdict", is: "kept" }], { kind: "topic", anyOf: ["Tides"] })).toEqual([
    { kind: "verdict", is: "kept" },
    { kind: "topic", anyOf: ["Tides"] },
  ]);
});

test("principles that are asked for already stay asked for", () => {
  const cites = (mode: "all" | "any" | "none", ...principles: number[]) =>
    ({ kind: "cites", mode, principles }) as const;
  expect(narrowFilters([cites("all", 7)], cites("all", 3, 7))).toEqual([cites("all", 3, 7)]);
  expect(narrowFilters([cites("all", 7)], cites("all", 3))).toEqual([cites("all", 3, 7)]);
  expect(narrowFilters([cites("any", 3, 7)], cites("all", 3))).toEqual([cites("all", 3)]);
});

test("of two ranges what both allow is left", () => {
  const range = (min: number | null, max: number | null) => ({ kind: "reply_length", min, max }) as const;
  expect(narrowFilters([range(100, null)], range(64, 127))).toEqual([range(100, 127)]);
  expect(narrowFilters([range(null, 90)], range(64, null))).toEqual([range(64, 90)]);
});

test("a mark of one value takes the place of a choice of several", () => {
  expect(
    narrowFilters([{ kind: "reason", anyOf: ["short", "apology"] }], { kind: "reason", anyOf: ["short"] }),
  ).toEqual([{ kind: "reason", anyOf: ["short"] }]);
});

test("the address is that of the dataset's table", () => {
  expect(recordsHref(3, [])).toBe("/datasets/3");
  expect(recordsHref(3, [{ kind: "reason", anyOf: ["short"] }])).toBe("/datasets/3?reason=short");
});
