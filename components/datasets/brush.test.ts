import fc from "fast-check";
import { expect, test } from "vitest";
import { edgesOf, moveEdge, rangeOf } from "./brush";

const bars = { min: 0, max: 1_000, counts: Array.from({ length: 20 }, () => 1) };

test("a brush from edge to edge is a range, and one over everything is none", () => {
  expect(rangeOf({ from: 2, to: 18 }, bars, true)).toEqual({ min: 100, max: 900 });
  expect(rangeOf({ from: 0, to: 18 }, bars, true)).toEqual({ min: null, max: 900 });
  expect(rangeOf({ from: 0, to: 20 }, bars, true)).toBeNull();
  const scores = { min: 1, max: 10, counts: [1, 2, 3, 4] };
  expect(rangeOf({ from: 1, to: 4 }, scores, false)).toEqual({ min: 3.25, max: null });
});

test("a range stands on the bars where its numbers are", () => {
  expect(edgesOf({ min: 100, max: null }, bars)).toEqual({ from: 2, to: 20 });
  expect(edgesOf({ min: null, max: 925 }, bars)).toEqual({ from: 0, to: 18.5 });
  expect(edgesOf({ min: -50, max: 5_000 }, bars)).toEqual({ from: 0, to: 20 });
  expect(edgesOf(null, { min: 5, max: 5, counts: [3] })).toEqual({ from: 0, to: 1 });
});

test("the two ends of a brush never pass each other or leave the bars", () => {
  const edge = fc.integer({ min: -30, max: 50 });
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom("from" as const, "to" as const), edge)), (moves) => {
      let edges = { from: 0, to: 20 };
      for (const [which, to] of moves) {
        edges = moveEdge(edges, which, to, bars);
        expect(0 <= edges.from && edges.from < edges.to && edges.to <= 20).toBe(true);
        expect(edgesOf(rangeOf(edges, bars, true), bars)).toEqual(edges);
      }
    }),
  );
});
