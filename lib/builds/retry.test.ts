import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CompletionFailure, type FailureKind, failureKindSchema } from "@/lib/generation/completion";
import { decideRetry, failureTitle, isServerAway } from "./retry";

const failed = (kind: FailureKind, retryAfterMs: number | null = null): CompletionFailure => ({
  kind,
  message: "",
  retryAfterMs,
  partialText: "",
  timing: { firstTokenMs: null, totalMs: 1 },
});

/** Counted attempts made until the item is given up, or 99 if it never is. */
function attemptsUntilGivenUp(kind: FailureKind): number {
  for (let used = 0; used < 99; used += 1) {
    if (decideRetry(failed(kind), used, 0.5).action === "give_up") return used + 1;
  }
  return 99;
}

test.each<[FailureKind, number]>([
  ["rate_limited", 5],
  ["overloaded", 5],
  ["first_token_timeout", 5],
  ["gap_timeout", 5],
  ["total_timeout", 2],
  ["timeout", 5],
  ["cut_stream", 5],
  ["stream_error", 5],
  ["malformed", 5],
  ["server_error", 3],
  ["bad_request", 1],
  ["too_long", 1],
  ["prompt_cut", 1],
  ["unauthorized", 1],
  ["cancelled", 1],
  ["unreachable", 99],
  ["connect_timeout", 99],
  ["loading", 99],
])("an item that meets %s every time is given up after attempt %i", (kind, attempts) => {
  expect(attemptsUntilGivenUp(kind)).toBe(attempts);
});

test("a server that is away costs the item nothing; every other failure is counted", () => {
  for (const kind of failureKindSchema.options) {
    const decision = decideRetry(failed(kind), 0, 0.5);
    if (decision.action === "retry") expect(decision.isCounted).toBe(!isServerAway(kind));
  }
});

test("the word that older rows have for every timeout still reads", () => {
  expect(failureTitle(failureKindSchema.parse("timeout"))).toBe("no answer in time");
});

test("a server is away while nobody takes a connection and while it loads its model", () => {
  const away = failureKindSchema.options.filter(isServerAway);
  expect(away).toEqual(["unreachable", "connect_timeout", "loading"]);
});

describe("the delay", () => {
  const delayMs = (failure: CompletionFailure, used: number, random: number) => {
    const decision = decideRetry(failure, used, random);
    return decision.action === "retry" ? decision.delayMs : null;
  };

  test("is drawn from a range that doubles with each counted attempt", () => {
    expect([0, 1, 2, 3].map((used) => delayMs(failed("timeout"), used, 0.5))).toEqual([250, 500, 1000, 2000]);
    expect(delayMs(failed("timeout"), 3, 0)).toBe(0);
  });

  test("never exceeds half a minute unless the server asks for it", () => {
    const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(fc.constantFrom(...failureKindSchema.options), fc.nat(40), random, (kind, used, r) => {
        const delay = delayMs(failed(kind), used, r);
        return delay === null || (Number.isInteger(delay) && delay >= 0 && delay <= 30_000);
      }),
    );
    expect(delayMs(failed("unreachable"), 40, 0.999_999)).toBe(30_000);
  });

  test("is never shorter than the server asked, up to five minutes", () => {
    expect(delayMs(failed("rate_limited", 7_000), 0, 0.5)).toBe(7_000);
    expect(delayMs(failed("rate_limited", 100), 3, 0.5)).toBe(2_000);
    expect(delayMs(failed("rate_limited", 3_600_000), 0, 0.5)).toBe(300_000);
  });
});

test("every kind of failure has a title of its own", () => {
  const titles = failureKindSchema.options.map(failureTitle);
  expect(new Set(titles).size).toBe(titles.length);
  expect(failureTitle("rate_limited")).toBe("429, too many requests");
});
