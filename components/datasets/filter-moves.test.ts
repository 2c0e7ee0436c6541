import { expect, test } from "vitest";
import type { RecordFilter } from "@/lib/datasets/record-filter";
import {
  toggleCited,
  toggleFilter,
  toggleValue,
  withCitesMode,
  withRange,
  withSetMode,
  withWords,
} from "./filter-moves";

const kept: RecordFilter = { kind: "verdict", is: "kept" };

test("a click on a facet's value turns it on, a second one off", () => {
  expect(toggleFilter([], kept)).toEqual([kept]);
  expect(toggleFilter([kept], kept)).toEqual([]);
  expect(toggleFilter([kept], { kind: "verdict", is: "dropped" })).toEqual([
    { kind: "verdict", is: "dropped" },
  ]);
  expect(toggleValue(toggleValue([], "topic", "tides"), "topic", "tides")).toEqual([]);
});

test("a drop reason and the verdict kept exclude each other, so the later click wins", () => {
  const short = toggleValue([kept], "reason", "short");
  expect(short).toEqual([{ kind: "reason", anyOf: ["short"] }]);
  expect(toggleFilter(short, kept)).toEqual([kept]);
  // Not dropped for a reason goes well with kept.
  expect(toggleValue([kept], "reason", "short", true)).toHaveLength(2);
});

test("a value can be left out instead of looked for, and the mode holds until it is changed", () => {
  const out = toggleValue([], "topic", "tides", true);
  expect(out).toEqual([{ kind: "topic", anyOf: ["tides"], isExcluding: true }]);
  expect(toggleValue(out, "topic", "moons")).toEqual([
    { kind: "topic", anyOf: ["tides", "moons"], isExcluding: true },
  ]);
  expect(toggleValue(out, "topic", "tides")).toEqual([]);
  expect(toggleValue(out, "topic", "tides", true)).toEqual([{ kind: "topic", anyOf: ["tides"] }]);
  expect(withSetMode(out, "topic", false)).toEqual([{ kind: "topic", anyOf: ["tides"] }]);
});

test("principles are collected as any of, in order, until another mode is chosen", () => {
  const both = toggleCited(toggleCited([], 12), 7);
  expect(both).toEqual([{ kind: "cites", mode: "any", principles: [7, 12] }]);
  const all = withCitesMode(both, "all");
  expect(toggleCited(all, 7)).toEqual([{ kind: "cites", mode: "all", principles: [12] }]);
  expect(withCitesMode([], "all")).toEqual([]);
});

test("a changed filter keeps its place among the chips, and an empty one goes", () => {
  const filters = withWords([kept], "tide", "all");
  const changed = withWords(toggleFilter(filters, { kind: "verdict", is: "dropped" }), "tides", "reply");
  expect(changed.map((f) => f.kind)).toEqual(["verdict", "words"]);
  expect(withWords(filters, "  ", "all")).toEqual([kept]);
  expect(withRange([kept], "time", { min: null, max: 900 })).toContainEqual({
    kind: "time",
    min: null,
    max: 900,
  });
  expect(withRange([kept], "time", { min: null, max: null })).toEqual([kept]);
});
