import fc from "fast-check";
import { expect, test } from "vitest";
import { followScroll, isAtFalseEdge, placeAt, type ScrollSizes, scrollHeight } from "./scroll-range";

const viewport = 800;
const sizes = (rows: number): ScrollSizes => ({ content: rows * 32 + 30, viewport });
const anySizes = fc.integer({ min: 100, max: 5_000_000 }).map(sizes);

test("the rows are never higher than a browser can lay out", () => {
  expect(scrollHeight(sizes(1_000))).toBe(32_030);
  expect(scrollHeight(sizes(1_000_000))).toBeLessThan(17_000_000);
});

test("up to half a million rows the scrollbar is the truth", () => {
  const small = sizes(400_000);
  expect(placeAt(9_000_000, small)).toEqual({ offset: 9_000_000, scrollTop: 9_000_000 });
  expect(followScroll({ scrollTop: 0, offset: 0 }, 7_000_000, small).offset).toBe(7_000_000);
});

test("the first and the last row can be reached, whatever the number of rows", () => {
  fc.assert(
    fc.property(anySizes, (all) => {
      const end = scrollHeight(all) - viewport;
      const last = followScroll({ scrollTop: 0, offset: 0 }, end, all);
      expect(last.offset).toBeCloseTo(all.content - viewport, 3);
      expect(followScroll(last, 0, all).offset).toBe(0);
      expect(placeAt(all.content, all).scrollTop).toBeCloseTo(end, 3);
      expect(isAtFalseEdge(placeAt(all.content, all), all)).toBe(false);
    }),
  );
});

test("a wheel moves the rows by as many pixels as it turns, and the thumb finds its place again without moving them", () => {
  fc.assert(
    fc.property(
      anySizes,
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.integer({ min: -900, max: 900 }),
      (all, share, by) => {
        const start = placeAt(share * all.content, all);
        const moved = followScroll(start, start.scrollTop + by, all);
        const wanted = Math.min(all.content - viewport, Math.max(0, start.offset + by));
        expect(moved.offset).toBeCloseTo(wanted, 3);
        expect(placeAt(moved.offset, all).offset).toBeCloseTo(moved.offset, 3);
      },
    ),
  );
});

test("who wheels on for very long meets no edge that is none", () => {
  const all = sizes(1_000_000);
  const atEdge = { scrollTop: scrollHeight(all) - viewport, offset: 20_000_000 };
  expect(isAtFalseEdge(atEdge, all)).toBe(true);
  expect(isAtFalseEdge({ scrollTop: 0, offset: 500 }, all)).toBe(true);
  expect(isAtFalseEdge(placeAt(20_000_000, all), all)).toBe(false);
});
