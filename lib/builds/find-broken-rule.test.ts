import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findBrokenRule, findUsedBudget, type StopFacts } from "./find-broken-rule";
import { hasStopRule, NO_STOP_RULES, type StopRules, stopRulesSchema } from "./stop-rules";

const facts = (
  given: Partial<StopFacts["records"]> & Partial<Omit<StopFacts, "records">> = {},
): StopFacts => {
  const { failedAttempts = 0, tokens = 0, ranHours = 0, ...records } = given;
  const count = records.count ?? 500;
  return {
    records: { count, kept: count, replied: count, repeated: 0, ...records },
    failedAttempts,
    tokens,
    ranHours,
  };
};
const rules = (given: Partial<StopRules>) => stopRulesSchema.parse(given);

describe("a stop rule", () => {
  it.each<[string, Partial<StopRules>, StopFacts, string]>([
    [
      "parse-rate floor",
      { parseRateBelow: 0.9 },
      facts({ replied: 420 }),
      "a reply was found in 84 % of the last 500 records, below 90 %",
    ],
    [
      "keep-rate floor",
      { keepRateBelow: 0.5 },
      facts({ kept: 205 }),
      "kept fell to 41 % of the last 500 records, below 50 %",
    ],
    [
      "repetition spike",
      { repetitionAbove: 0.1 },
      facts({ repeated: 65 }),
      "13 % of the last 500 records repeat themselves or ran to the token limit, above 10 %",
    ],
    [
      "failure burst",
      { failuresPerMinuteAbove: 40 },
      facts({ failedAttempts: 1041 }),
      "1,041 attempts failed within a minute, above 40",
    ],
    [
      "token budget",
      { tokensAbove: 80_000_000 },
      facts({ tokens: 80_012_345 }),
      "80,012,345 tokens are used, above its budget of 80,000,000",
    ],
    ["time budget", { hoursAbove: 1.5 }, facts({ ranHours: 1.5001 }), "it ran for its budget of 1.5 hours"],
  ])("says with figures why it stops a build: %s", (_, given, judged, sentence) => {
    expect(findBrokenRule(rules(given), judged)).toBe(sentence);
    expect(findBrokenRule(NO_STOP_RULES, judged)).toBeNull();
  });

  it("shows as many decimals as tell a share from its limit", () => {
    const judged = facts({ count: 1_000, kept: 499 });
    expect(findBrokenRule(rules({ keepRateBelow: 0.5, window: 1_000 }), judged)).toBe(
      "kept fell to 49.9 % of the last 1,000 records, below 50 %",
    );
  });

  it("judges shares only once the window is full, and budgets and failures always", () => {
    const young = facts({ count: 499, kept: 0, replied: 0, repeated: 499 });
    const shares = rules({ keepRateBelow: 1, parseRateBelow: 1, repetitionAbove: 0 });
    expect(findBrokenRule(shares, young)).toBeNull();
    expect(findBrokenRule(shares, facts({ kept: 499 }))).toContain("99.8 %");
    expect(findBrokenRule(rules({ tokensAbove: 1 }), { ...young, tokens: 2 })).toContain("2 tokens");
  });

  it("is not broken at its limit: only below a floor, only above a ceiling", () => {
    const limits = rules({
      parseRateBelow: 0.5,
      keepRateBelow: 0.5,
      repetitionAbove: 0.5,
      failuresPerMinuteAbove: 7,
      tokensAbove: 9,
    });
    const judged = facts({ kept: 250, replied: 250, repeated: 250, failedAttempts: 7, tokens: 9 });
    expect(findBrokenRule(limits, judged)).toBeNull();
  });

  it("stops nothing that got better: more kept, more replies, fewer repetitions, failures and tokens", () => {
    const share = fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: null });
    const limit = fc.option(fc.integer({ min: 1, max: 1000 }), { nil: null });
    const count = fc.nat(500);
    fc.assert(
      fc.property(
        fc.record({
          parseRateBelow: share,
          keepRateBelow: share,
          repetitionAbove: share,
          failuresPerMinuteAbove: limit,
          tokensAbove: limit,
          hoursAbove: limit,
        }),
        fc.record({ kept: count, replied: count, repeated: count }),
        fc.record({ failedAttempts: fc.nat(1000), tokens: fc.nat(1000), ranHours: fc.nat(1000) }),
        fc.nat(100),
        (given, records, rest, better) => {
          const judged = facts({ ...records, ...rest });
          const improved = facts({
            kept: Math.min(500, records.kept + better),
            replied: Math.min(500, records.replied + better),
            repeated: Math.max(0, records.repeated - better),
            failedAttempts: Math.max(0, rest.failedAttempts - better),
            tokens: Math.max(0, rest.tokens - better),
            ranHours: Math.max(0, rest.ranHours - better),
          });
          if (findBrokenRule(rules(given), judged) === null)
            expect(findBrokenRule(rules(given), improved)).toBeNull();
        },
      ),
    );
  });
});

it("a budget that is used up stays so until it is raised or taken away", () => {
  const used = { tokens: 200, ranHours: 3 };
  expect(findUsedBudget(rules({ tokensAbove: 100 }), used)).toContain("200 tokens");
  expect(findUsedBudget(rules({ tokensAbove: 300 }), used)).toBeNull();
  expect(findUsedBudget(rules({ hoursAbove: 1 }), used)).toBe("it ran for its budget of 1 hour");
  expect(findUsedBudget(rules({ keepRateBelow: 1 }), used)).toBeNull();
});

it("a window alone is no rule", () => {
  expect(hasStopRule(rules({ window: 50 }))).toBe(false);
  expect(hasStopRule(rules({ window: 50, hoursAbove: 1 }))).toBe(true);
});
