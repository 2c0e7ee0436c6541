import { expect, test } from "vitest";
import { PAGE, pagesToDrop, pagesWanted, rowsKnown } from "./page-window";

test("pages are asked for ahead of where one scrolls, and not beyond the ends", () => {
  expect(pagesWanted({ first: 0, last: 40 }, 1, 100_000)).toEqual([0, 1, 2, 3]);
  expect(pagesWanted({ first: 1_990, last: 2_030 }, 1, 100_000)).toEqual([9, 10, 11, 12, 13, 8]);
  expect(pagesWanted({ first: 1_990, last: 2_030 }, -1, 100_000)).toEqual([9, 10, 8, 7, 6, 11]);
  expect(pagesWanted({ first: 150, last: 199 }, 1, 250)).toEqual([0, 1]);
  expect(pagesWanted({ first: 0, last: 0 }, 1, 0)).toEqual([0]);
});

test("pages far away are dropped, and never more than a few stay", () => {
  const loaded = Array.from({ length: 250 }, (_, i) => i);
  const dropped = new Set(pagesToDrop(loaded, 200));
  const kept = loaded.filter((page) => !dropped.has(page));
  expect(kept).toHaveLength(24);
  expect(kept).toContain(200);
  expect(Math.max(...kept.map((page) => Math.abs(page - 200)))).toBeLessThanOrEqual(12);
  expect(pagesToDrop([1, 2, 3], 2)).toEqual([]);
});

test("a count says how many rows there are, and the last page knows better than an estimate", () => {
  const exact = { count: 1_264, isEstimate: false };
  const about = { count: 1_000, isEstimate: true };
  expect(rowsKnown(exact, [])).toBe(1_264);
  expect(rowsKnown(null, [{ page: 0, length: 12, hasNext: false }])).toBe(12);
  expect(rowsKnown(null, [{ page: 0, length: PAGE, hasNext: true }])).toBe(2 * PAGE);
  expect(rowsKnown(about, [{ page: 4, length: PAGE, hasNext: true }])).toBe(6 * PAGE);
  expect(rowsKnown(about, [{ page: 6, length: 30, hasNext: false }])).toBe(1_230);
  // Beyond the true end: at least that many too many were expected.
  expect(rowsKnown(about, [{ page: 4, length: 0, hasNext: false }])).toBe(800);
  expect(rowsKnown({ count: 0, isEstimate: false }, [{ page: 0, length: 0, hasNext: false }])).toBe(0);
});

test("a list that grows is as long as its count says, also where its last page is older", () => {
  expect(rowsKnown({ count: 260, isEstimate: false }, [{ page: 1, length: 50, hasNext: false }])).toBe(260);
});
