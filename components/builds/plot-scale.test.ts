import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { niceSpan, niceTop, scale, ticksUpTo, timeTicks } from "./plot-scale";

describe("the top of an axis", () => {
  test("holds the value in three round steps and wastes little", () => {
    expect([18.4, 96, 500, 0.7, 64].map((value) => ticksUpTo(niceTop(value, null)))).toEqual([
      [8, 16, 24],
      [40, 80, 120],
      [200, 400, 600],
      [0.25, 0.5, 0.75],
      [25, 50, 75],
    ]);
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 1e6, noNaN: true }), (value) => {
        const top = niceTop(value, null);
        expect(top).toBeGreaterThanOrEqual(value * (1 - 1e-6));
        expect(top).toBeLessThanOrEqual(value * 1.6);
      }),
    );
  });

  test("stays as it is while the value fits, and changes when it would be far too high or too low", () => {
    expect(niceTop(18, 24)).toBe(24);
    expect(niceTop(11, 24)).toBe(24);
    expect(niceTop(4, 24)).toBe(4.5);
    expect(niceTop(25, 24)).toBe(30);
    expect(niceTop(0, null)).toBeGreaterThan(0);
    expect(niceTop(0, 24)).toBe(24);
  });

  test("does not move when it is asked again with its own answer", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 1e6, noNaN: true }), (value) => {
        const top = niceTop(value, null);
        expect(niceTop(value, top)).toBe(top);
      }),
    );
  });
});

test("an axis of time covers a round span, and keeps it while it fits", () => {
  const minutes = (n: number) => n * 60_000;
  expect(niceSpan(minutes(50), null)).toBe(minutes(60));
  expect(niceSpan(minutes(61), minutes(60))).toBe(minutes(90));
  expect(niceSpan(minutes(55), minutes(90))).toBe(minutes(90));
  expect(niceSpan(minutes(40), minutes(90))).toBe(minutes(45));
});

test("ticks of time are round on the local clock and never more than asked for", () => {
  const at = Date.UTC(2026, 2, 4, 10, 33);
  const clock = (ms: number) => new Date(ms).toISOString().slice(11, 16);
  expect(timeTicks(at, at + 5.5 * 3_600_000, 6, 0).map(clock)).toEqual([
    "11:00",
    "12:00",
    "13:00",
    "14:00",
    "15:00",
    "16:00",
  ]);
  // Half an hour ahead of UTC, as in some places: round there, not here.
  expect(timeTicks(at, at + 5.5 * 3_600_000, 6, 1_800_000).map(clock)[0]).toBe("11:30");
  fc.assert(
    fc.property(
      fc.nat(10 ** 9),
      fc.integer({ min: 1000, max: 10 ** 9 }),
      fc.integer({ min: 2, max: 9 }),
      (from, span, most) => {
        const ticks = timeTicks(from, from + span, most, 0);
        expect(ticks.length).toBeLessThanOrEqual(most + 1);
        for (const tick of ticks) expect(tick >= from && tick <= from + span).toBe(true);
      },
    ),
  );
});

test("a scale leads from one range to the other, and to its beginning where there is no range", () => {
  expect(scale([0, 10], [100, 0])(2.5)).toBe(75);
  expect(scale([5, 5], [3, 9])(5)).toBe(3);
});
