import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { noRateUse, type RateBudget, type RateReport, spendBudget } from "./rate-budget";
import { Spending } from "./spending";

const report = (part: Partial<RateReport> = {}): RateReport => ({
  processId: "a",
  spent: [],
  rateLimit: null,
  isAsking: true,
  tokensEach: 0,
  ...part,
});
const NOW = 1_000_000_000;
const budget = (requestsPerMinute: number | null, tokensPerMinute: number | null = null): RateBudget => ({
  requestsPerMinute,
  tokensPerMinute,
});

describe("a budget of a minute", () => {
  it("is no limit where there is none", () => {
    const { allowance } = spendBudget(noRateUse(), budget(null), report(), { nowMs: NOW, alive: ["a"] });
    expect(allowance).toEqual({ requests: null, tokens: null });
  });

  it("lets nothing begin when it is used up, and all of it a minute later", () => {
    const spent = spendBudget(noRateUse(), budget(10), report({ spent: [[0, 10, 0]] }), {
      nowMs: NOW,
      alive: ["a"],
    });
    expect(spent.allowance.requests).toBe(0);
    const at = (seconds: number) =>
      spendBudget(spent.use, budget(10), report(), { nowMs: NOW + seconds * 1_000, alive: ["a"] }).allowance
        .requests;
    expect([at(59), at(60), at(61)]).toEqual([0, 0, 10]);
  });

  it("gives back what an estimate was too high", () => {
    const first = spendBudget(noRateUse(), budget(null, 1_000), report({ spent: [[0, 1, 900]] }), {
      nowMs: NOW,
      alive: ["a"],
    });
    expect(first.allowance.tokens).toBe(100);
    const corrected = report({ spent: [[0, 0, -800]] });
    const second = spendBudget(first.use, budget(null, 1_000), corrected, {
      nowMs: NOW + 5_000,
      alive: ["a"],
    });
    expect(second.allowance.tokens).toBe(900);
  });

  it("keeps to what the server says is left, until the server says it is whole again", () => {
    const rateLimit = { requests: { remaining: 2, resetMs: 3_000 }, tokens: null };
    const told = spendBudget(noRateUse(), budget(null), report({ rateLimit }), { nowMs: NOW, alive: ["a"] });
    expect(told.allowance.requests).toBe(2);
    const begun = report({ spent: [[0, 2, 0]] });
    const used = spendBudget(told.use, budget(null), begun, { nowMs: NOW + 1_000, alive: ["a"] });
    expect(used.allowance.requests).toBe(0);
    const later = spendBudget(used.use, budget(null), report(), { nowMs: NOW + 3_001, alive: ["a"] });
    expect(later.allowance.requests).toBeNull();
  });

  it("is never exceeded within any sixty seconds, however many processes begin what they are allowed", () => {
    const steps = fc.array(fc.tuple(fc.nat(2), fc.nat(2_500), fc.nat(8), fc.nat(60)), { maxLength: 120 });
    fc.assert(
      fc.property(
        steps,
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 50, max: 200 }),
        (list, requests, tokens) => {
          const processes = ["a", "b", "c"].map((id) => ({ id, spending: new Spending(), isAllowed: false }));
          let use = noRateUse();
          let nowMs = NOW;
          const begun: { atMs: number; tokens: number }[] = [];
          for (const [i, waitMs, wishes, size] of list) {
            nowMs += waitMs;
            const own = processes[i];
            if (own === undefined) continue;
            const handed = own.spending.report(nowMs);
            const next = spendBudget(
              use,
              budget(requests, tokens),
              report({ processId: own.id, spent: handed.spent, tokensEach: size }),
              { nowMs, alive: ["a", "b", "c"] },
            );
            use = next.use;
            own.spending.take(next.allowance);
            for (let wish = 0; wish < wishes && own.spending.mayBegin(size); wish += 1) {
              own.spending.begin(size, nowMs);
              begun.push({ atMs: nowMs, tokens: size });
              // Every second one needs half of what was thought.
              if (wish % 2 === 1) {
                own.spending.correct(nowMs, -Math.floor(size / 2));
                const last = begun.at(-1);
                if (last !== undefined) last.tokens -= Math.floor(size / 2);
              }
            }
          }
          for (const { atMs } of begun) {
            const within = begun.filter((one) => one.atMs > atMs - 60_000 && one.atMs <= atMs);
            expect(within.length).toBeLessThanOrEqual(requests);
            expect(within.reduce((sum, one) => sum + one.tokens, 0)).toBeLessThanOrEqual(tokens);
          }
        },
      ),
    );
  });
});
