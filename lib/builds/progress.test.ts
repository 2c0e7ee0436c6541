import fc from "fast-check";
import { expect, test } from "vitest";
import { type BuildCounts, buildCountsSchema, deriveProgress } from "./progress";

const counts = (total: number, kept: number, dropped = 0, failed = 0): BuildCounts =>
  buildCountsSchema.parse({ total, kept, dropped, failed, byReason: {}, byFailure: {} });

test("what is kept, dropped or given up is done; time left follows the rate of now", () => {
  const recent = { count: 30, windowMs: 60_000 };
  expect(deriveProgress(counts(1000, 60, 30, 10), { ranMs: 100_000, recent })).toEqual({
    done: 100,
    percent: 10,
    ratePerSecond: { now: 0.5, average: 1 },
    secondsLeft: 1800,
  });
});

test("a build younger than the window is measured by its age", () => {
  const recent = { count: 20, windowMs: 60_000 };
  const { ratePerSecond } = deriveProgress(counts(100, 20), { ranMs: 10_000, recent });
  expect(ratePerSecond).toEqual({ now: 2, average: 2 });
});

test("nobody knows how long a build takes that stands still or has not begun", () => {
  const recent = { count: 0, windowMs: 60_000 };
  expect(deriveProgress(counts(100, 20), { ranMs: 100_000, recent }).secondsLeft).toBeNull();
  expect(deriveProgress(counts(100, 0), { ranMs: 0, recent })).toEqual({
    done: 0,
    percent: 0,
    ratePerSecond: { now: 0, average: 0 },
    secondsLeft: null,
  });
});

test("a build with all items settled, or with none, has nothing left", () => {
  const recent = { count: 0, windowMs: 60_000 };
  for (const c of [counts(3, 1, 1, 1), counts(0, 0)]) {
    expect(deriveProgress(c, { ranMs: 9_000, recent })).toMatchObject({
      percent: 100,
      secondsLeft: 0,
    });
  }
});

test("one hundred percent means all, and progress never runs backwards", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 400_000 }), fc.nat(400_000), (total, settled) => {
      const done = Math.min(settled, total);
      const clock = { ranMs: 60_000, recent: { count: 1, windowMs: 60_000 } };
      const { percent, secondsLeft } = deriveProgress(counts(total, done), clock);
      expect(percent === 100).toBe(done === total);
      expect(percent).toBeGreaterThanOrEqual(0);
      expect(secondsLeft).toBeGreaterThanOrEqual(0);
      if (done > 0) {
        expect(deriveProgress(counts(total, done - 1), clock).percent).toBeLessThanOrEqual(percent);
      }
    }),
  );
});
