import { expect, test } from "vitest";
import { buildSegments, shareDone, shareKept } from "./build-figures";

test("a build shows 100 % only when every item is settled", () => {
  expect(shareDone({ total: 360_000, kept: 359_999, dropped: 0, failed: 0 })).toBe(0.999);
  expect(shareDone({ total: 4, kept: 2, dropped: 1, failed: 1 })).toBe(1);
});

test("the kept share is of what was answered, and unknown before the first answer", () => {
  expect(shareKept({ total: 10, kept: 3, dropped: 1, failed: 2 })).toBe(0.75);
  expect(shareKept({ total: 10, kept: 0, dropped: 0, failed: 2 })).toBeNull();
});

test("the parts of the bar leave room for what is to come", () => {
  const parts = buildSegments({ total: 10, kept: 3, dropped: 1, failed: 2 });
  expect(parts.map((p) => p.share)).toEqual([0.3, 0.1, 0.2]);
});

test("what is in flight follows what is settled, and never reaches past the end", () => {
  const parts = buildSegments({ total: 10, kept: 6, dropped: 1, failed: 1 }, 5);
  expect(parts.at(-1)).toEqual({ label: "in flight", tone: "accent", share: 0.2 });
});
