import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { noObservations, type Observations } from "./observations";
import { movePace, type Pace, type PaceTick, reopenPace, startPace } from "./pace";

const tick = (part: Partial<PaceTick> = {}, seen: Partial<Observations> = {}): PaceTick => ({
  nowMs: 100_000,
  ceiling: 64,
  inFlight: 32,
  mostInFlight: 32,
  seen: { ...noObservations(), ...seen },
  ...part,
});
const pace = (part: Partial<Pace> = {}): Pace => ({
  ...startPace({ ceiling: 64, slots: 32 }),
  climbTo: 0,
  quietMs: 100,
  ...part,
});
const limitAfter = (before: Pace, one: PaceTick) => movePace(before, one).pace.limit;

describe("the pace of a server", () => {
  it("starts from the slots that the probe found, an unknown server with eight, and never above the ceiling", () => {
    expect(startPace({ ceiling: 64, slots: 4 }).limit).toBe(4);
    expect(startPace({ ceiling: 64, slots: null }).limit).toBe(8);
    expect(startPace({ ceiling: 2, slots: 4 }).limit).toBe(2);
  });

  it("grows by one for each limit's worth of answers, and only while the limit is used up", () => {
    const before = pace({ refusedAt: 60 });
    expect(limitAfter(before, tick({}, { answered: 16 }))).toBeCloseTo(32.5);
    expect(limitAfter(before, tick({ mostInFlight: 20 }, { answered: 16 }))).toBe(32);
  });

  it("grows slowly where it was refused last, and faster well beyond", () => {
    const grown = (refusedAt: number) => limitAfter(pace({ refusedAt }), tick({}, { answered: 32 })) - 32;
    expect(grown(32)).toBeLessThan(0.5);
    expect(grown(60)).toBeCloseTo(1);
    expect(grown(20)).toBeGreaterThan(3);
  });

  it("falls at a refusal, once for a crowd that was sent together, and below what is in flight", () => {
    const first = movePace(pace(), tick({}, { rateLimited: 9, refusedAgeMs: 10 })).pace;
    expect(first.limit).toBeCloseTo(32 * 0.7);
    const again = movePace(
      first,
      tick({ nowMs: 100_300, inFlight: 26 }, { rateLimited: 9, refusedAgeMs: 900 }),
    ).pace;
    expect(again.limit).toBeCloseTo(first.limit);
    const tested = movePace(
      first,
      tick({ nowMs: 100_300, inFlight: 6 }, { rateLimited: 1, refusedAgeMs: 5 }),
    ).pace;
    expect(tested.limit).toBe(5);
  });

  it("holds everything back until Retry-After is over, but not for more than five minutes", () => {
    const held = (retryAfterMs: number) =>
      movePace(pace(), tick({}, { rateLimited: 1, refusedAgeMs: 5, retryAfterMs })).pace.heldUntilMs -
      100_000;
    expect([held(2_000), held(9_000_000)]).toEqual([2_000, 300_000]);
  });

  it("does not grow while first tokens come late, and falls where they come much later", () => {
    const late = { answered: 32, firstTokensMs: [1_500, 1_500, 1_500] };
    expect(limitAfter(pace(), tick({}, late))).toBe(32);
    const veryLate = { answered: 32, firstTokensMs: [9_000, 9_000, 9_000] };
    expect(limitAfter(pace(), tick({}, veryLate))).toBeLessThan(24);
    // Where it was never quicker, that is no sign of a queue.
    expect(limitAfter(pace({ quietMs: 9_000 }), tick({}, veryLate))).toBeGreaterThan(32);
  });

  it("begins low after the server was away, and climbs fast to where it was", () => {
    const reopened = reopenPace(pace({ refusedAt: 40 }));
    expect(reopened.limit).toBe(2);
    let now = reopened;
    for (let round = 0; round < 8; round += 1) {
      now = movePace(now, tick({ mostInFlight: now.limit }, { answered: Math.ceil(now.limit) })).pace;
    }
    expect(now.limit).toBeGreaterThan(25);
    expect(now.limit).toBeLessThanOrEqual(37);
  });

  it("tells of a fall once, when it is over, and not of a refusal where one was expected", () => {
    let now = pace({ limit: 64 });
    const moves = [];
    for (const [i, inFlight] of [60, 40, 20, 8, 8, 8, 8, 8, 8, 8, 8].entries()) {
      const seen = i < 4 ? { rateLimited: 5, refusedAgeMs: 5 } : {};
      const moved = movePace(now, tick({ nowMs: 100_000 + i * 300, inFlight, mostInFlight: 0 }, seen));
      now = moved.pace;
      moves.push(...moved.moves);
    }
    expect(moves).toEqual([
      { cause: "rate_limited", limitFrom: 64, limitTo: 7, message: "20 × 429, limit 64 → 7" },
    ]);
    const probe = movePace(
      pace({ limit: 9, refusedAt: 9 }),
      tick({ inFlight: 8 }, { rateLimited: 1, refusedAgeMs: 5 }),
    );
    expect(movePace(probe.pace, tick({ nowMs: 110_000 })).moves).toEqual([]);
  });

  it("stays between one and the ceiling whatever happens", () => {
    const step = fc.record({
      answered: fc.nat(500),
      rateLimited: fc.nat(3),
      overloaded: fc.nat(2),
      inFlight: fc.nat(200),
      ceiling: fc.integer({ min: 1, max: 128 }),
      firstTokenMs: fc.nat(60_000),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let now = startPace({ ceiling: 64, slots: null });
        for (const [i, { ceiling, inFlight, firstTokenMs, ...seen }] of steps.entries()) {
          const at = { nowMs: 100_000 + i * 300, ceiling, inFlight, mostInFlight: inFlight };
          now = movePace(now, tick(at, { ...seen, refusedAgeMs: 5, firstTokensMs: [firstTokenMs] })).pace;
          expect(now.limit).toBeGreaterThanOrEqual(1);
          expect(now.limit).toBeLessThanOrEqual(ceiling);
        }
      }),
    );
  });
});
