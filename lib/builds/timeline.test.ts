import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type DoorMove, fillSpans, findWaits, MAX_POINTS, type Span, stepFor } from "./timeline";

test("any span of time is told in at most 400 points, and in the finest step that allows it", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 400 * 86_400 }), (span) => {
      const step = stepFor(span, 10);
      expect(span / step + 1).toBeLessThanOrEqual(MAX_POINTS);
      expect(step).toBeGreaterThanOrEqual(10);
    }),
  );
  expect([900, 3600, 5 * 3600, 86_400, 5 * 86_400].map((span) => stepFor(span, 10))).toEqual([
    10, 10, 60, 300, 1800,
  ]);
  expect(stepFor(900, 1)).toBe(5);
});

describe("the spans of a build", () => {
  const span = (atS: number, records: number): Span => ({
    at: new Date(atS * 1000),
    records,
    kept: 0,
    tokensOut: 0,
    failedAttempts: 0,
  });

  test("have zeros where nothing landed, and the last one counts the seconds that have passed", () => {
    const filled = fillSpans([span(10, 5), span(30, 7)], { fromMs: 13_000, toMs: 34_000, stepS: 10 });
    expect(filled.map(({ at, records, seconds }) => [at.getTime() / 1000, records, seconds])).toEqual([
      [10, 5, 7],
      [20, 0, 10],
      [30, 7, 4],
    ]);
  });

  test("lose no record and cover the whole time exactly", () => {
    const places = fc.uniqueArray(fc.nat(50), { maxLength: 20 });
    fc.assert(
      fc.property(places, fc.nat(9_999), fc.integer({ min: 1, max: 40 }), (bins, early, stepTens) => {
        const stepS = 10 * stepTens;
        const spans = bins.map((bin) => span(bin * stepS, bin + 1));
        const range = { fromMs: Math.min(early, 9_999), toMs: 51 * stepS * 1000, stepS };
        const filled = fillSpans(spans, range);
        const total = (of: readonly Span[]) => of.reduce((sum, one) => sum + one.records, 0);
        expect(total(filled)).toBe(total(spans));
        expect(filled.reduce((sum, one) => sum + one.seconds, 0)).toBeCloseTo(
          (range.toMs - range.fromMs) / 1000,
        );
      }),
    );
  });
});

describe("a build waits", () => {
  const move = (atS: number, serverId: number, cause: string): DoorMove => ({
    serverId,
    at: new Date(atS * 1000),
    cause,
    message: `${cause} ${serverId}`,
  });
  const seconds = (moves: DoorMove[], ids: number[]) =>
    findWaits(moves, ids).map(({ from, to }) => [from.getTime() / 1000, to && to.getTime() / 1000]);

  test("from when its last open server closes until the first opens", () => {
    const moves = [
      move(1, 1, "closed"),
      move(3, 2, "closed"),
      move(4, 2, "rate_limited"),
      move(7, 1, "opened"),
      move(9, 2, "opened"),
    ];
    expect(seconds(moves, [1, 2])).toEqual([[3, 7]]);
    expect(seconds(moves, [2])).toEqual([[3, 9]]);
  });

  test("without an end while its only server is closed", () => {
    const moves = [move(1, 1, "closed"), move(2, 1, "closed")];
    expect(seconds(moves, [1])).toEqual([[1, null]]);
    expect(findWaits(moves, [1])[0]?.reason).toBe("closed 1");
  });

  test("never where no server is known, or another one stays open", () => {
    expect(seconds([move(1, 1, "closed")], [])).toEqual([]);
    expect(seconds([move(1, 1, "closed")], [1, 2])).toEqual([]);
  });
});
