import { expect, test } from "vitest";
import { buildSegments, ranMs, shareDone, shareKept } from "./build-figures";

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

test("a build that is over ran until it was finished", () => {
  const times = { startedAt: "2026-01-01T10:00:00Z", finishedAt: "2026-01-01T10:05:00Z" };
  expect(ranMs(times, new Date("2026-01-02T00:00:00Z"))).toBe(300_000);
  expect(ranMs({ ...times, finishedAt: null }, new Date("2026-01-01T10:00:01Z"))).toBe(1000);
  expect(ranMs({ startedAt: null, finishedAt: null }, new Date())).toBeNull();
});
