import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lastBefore, rateSeries, ringsOf, spreadLabels, sumLimits } from "./plot-series";

const iso = (seconds: number) => new Date(seconds * 1000).toISOString();
const point = (atS: number, seconds: number, records: number) => ({
  at: iso(atS),
  seconds,
  records,
  kept: 0,
  tokensOut: records * 100,
  failedAttempts: 0,
});

test("a rate is what landed divided by the time it took, and a point that has only begun is left out", () => {
  const series = rateSeries({
    from: iso(13),
    points: [point(10, 7, 14), point(20, 10, 50), point(30, 1, 9)],
  });
  expect(series.map(({ atMs, middleMs, perSecond }) => [atMs / 1000, middleMs / 1000, perSecond])).toEqual([
    [13, 16.5, 2],
    [20, 25, 5],
  ]);
  expect(series[1]?.tokensPerSecond).toBe(500);
});

test("the limits of several servers add up, each from its first moment on", () => {
  const moment = (atS: number, limitNow: number) => ({ at: iso(atS), limitNow, ceiling: 64, inFlight: 1 });
  const sum = sumLimits([
    { id: 1, name: "a", moments: [moment(1, 8), moment(5, 4)] },
    { id: 2, name: "b", moments: [moment(3, 16)] },
  ]);
  expect(sum.map(({ atMs, limit, ceiling }) => [atMs / 1000, limit, ceiling])).toEqual([
    [1, 8, 64],
    [3, 24, 128],
    [5, 20, 128],
  ]);
  expect(lastBefore(sum, 4000)?.limit).toBe(24);
  expect(lastBefore(sum, 500)).toBeNull();
});

describe("rings", () => {
  const options = { gap: 18, most: 2 };

  test("stand for several moves where these are too near, and the latest are numbered", () => {
    const rings = ringsOf([0, 10, 30, 60], (x) => x, options);
    expect(rings.map(({ moves, number }) => [moves, number])).toEqual([
      [[0, 10], null],
      [[30], 1],
      [[60], 2],
    ]);
  });

  test("keep every move and never overlap", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(800)), (places) => {
        const sorted = places.toSorted((a, b) => a - b);
        const rings = ringsOf(sorted, (x) => x, options);
        expect(rings.flatMap((ring) => ring.moves)).toEqual(sorted);
        for (const [i, ring] of rings.entries())
          if (i > 0) expect(ring.x - (rings[i - 1]?.x ?? 0)).toBeGreaterThanOrEqual(18);
      }),
    );
  });
});

test("labels that would overlap are moved apart upwards", () => {
  expect(spreadLabels([80, 79, 20], 12)).toEqual([80, 68, 20]);
  expect(spreadLabels([], 12)).toEqual([]);
});
