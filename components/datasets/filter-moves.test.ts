import { expect, test } from "vitest";
import type { RecordFilter } from "@/lib/datasets/record-filter";
import {
  toggleBuild,
  toggleCited,
  toggleReason,
  toggleVerdict,
  withCitesMode,
  withText,
} from "./filter-moves";

const kept: RecordFilter = { kind: "verdict", is: "kept" };

test("a click on a facet's value turns it on, a second one off", () => {
  expect(toggleVerdict([], "kept")).toEqual([kept]);
  expect(toggleVerdict([kept], "kept")).toEqual([]);
  expect(toggleBuild(toggleBuild([], 4), 4)).toEqual([]);
});

test("a drop reason and the verdict kept exclude each other, so the later click wins", () => {
  const short = toggleReason([kept], "short");
  expect(short).toEqual([{ kind: "reason", anyOf: ["short"] }]);
  expect(toggleVerdict(short, "kept")).toEqual([kept]);
});

test("principles are collected as any of, in order, until another mode is chosen", () => {
  const both = toggleCited(toggleCited([], 12), 7);
  expect(both).toEqual([{ kind: "cites", mode: "any", principles: [7, 12] }]);
  const all = withCitesMode(both, "all");
  expect(toggleCited(all, 7)).toEqual([{ kind: "cites", mode: "all", principles: [12] }]);
  expect(withCitesMode([], "all")).toEqual([]);
});

test("a changed filter keeps its place among the chips", () => {
  const filters = withText([kept], "tide");
  expect(withText(toggleVerdict(filters, "dropped"), "tides").map((f) => f.kind)).toEqual([
    "verdict",
    "text",
  ]);
  expect(withText(filters, "  ")).toEqual([kept]);
});
