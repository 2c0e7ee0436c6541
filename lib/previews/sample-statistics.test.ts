import fc from "fast-check";
import { expect, test } from "vitest";
import { arbitraryOutcome, completedOutcome } from "@/testing/arbitrary-outcomes";
import { sampleStatistics } from "./sample-statistics";

test("k samples say how often each principle is cited, how often they are kept, and why not", () => {
  const statistics = sampleStatistics([
    completedOutcome({ cited: [3, 1], reply: "four" }),
    completedOutcome({ cited: [1, 1], reason: "short", reply: "🌊🌊" }),
    completedOutcome({ cited: [], reason: "short", reply: "" }),
    completedOutcome({ cited: [], reason: "blacklist", reply: "xx" }),
    { status: "failed", cited: [], verdict: null, reply: "half a repl" },
  ]);
  expect(statistics).toMatchObject({
    completed: 4,
    kept: { count: 1, of: 4, share: 0.25 },
    principles: [
      { number: 1, rate: { count: 2, of: 4 } },
      { number: 3, rate: { count: 1, of: 4 } },
    ],
    reasons: [
      { reason: "short", count: 2 },
      { reason: "blacklist", count: 1 },
    ],
    meanReplyLength: 2,
  });
});

test("nothing completed is no figure, not a zero", () => {
  const { completed, kept, meanReplyLength, ...lists } = sampleStatistics([]);
  expect({ completed, share: kept.share, meanReplyLength }).toEqual({
    completed: 0,
    share: null,
    meanReplyLength: null,
  });
  expect(lists).toEqual({ principles: [], reasons: [] });
});

test("every completed one is kept or has a reason, and the order of samples says nothing", () => {
  fc.assert(
    fc.property(fc.array(arbitraryOutcome), (outcomes) => {
      const { completed, kept, reasons, principles, meanReplyLength } = sampleStatistics(outcomes);
      expect(kept.count + reasons.reduce((sum, { count }) => sum + count, 0)).toBe(completed);
      for (const { rate } of principles) expect(rate.count).toBeLessThanOrEqual(completed);
      const turned = sampleStatistics(outcomes.toReversed());
      expect(turned).toEqual({ completed, kept, reasons, principles, meanReplyLength });
    }),
  );
});
