import { z } from "zod";
import type { RateLimit } from "@/lib/generation/completion";

const amountSchema = z.object({ requests: z.number(), tokens: z.number() });
const namedSchema = z.object({ left: z.number(), untilMs: z.number() }).nullable();

/** What of a server's budgets was used lately, and what processes may use without asking again. */
export const rateUseSchema = z.object({
  /** By the second in which requests began (epoch s): requests, and tokens in and out. */
  spent: z.array(z.tuple([z.number(), z.number(), z.number()])),
  /** What each process was allowed and has not reported yet. */
  allowed: z.record(z.string(), amountSchema),
  /** What the server itself says is left until a moment (epoch ms). */
  named: z.object({ requests: namedSchema, tokens: namedSchema }),
});
export type RateUse = z.infer<typeof rateUseSchema>;

/** Null: no budget. */
export type RateBudget = { requestsPerMinute: number | null; tokensPerMinute: number | null };

/** What may begin before the next exchange; null: as much as there are places for. */
export type Allowance = { requests: number | null; tokens: number | null };

export type RateReport = {
  processId: string;
  /** How long ago it began (whole seconds, rounded down): requests, tokens. Corrections of an estimate may be negative. */
  spent: readonly (readonly [ageSeconds: number, requests: number, tokens: number])[];
  rateLimit: RateLimit | null;
  /** Whether it has requests to begin, and the tokens of one. */
  isAsking: boolean;
  tokensEach: number;
};

export const noRateUse = (): RateUse => ({ spent: [], allowed: {}, named: { requests: null, tokens: null } });

const WINDOW_SECONDS = 60;

/**
 * Books what a process has begun and says what it may begin next: a fair part of what is left of the last sixty
 * seconds. What others were allowed counts as used, so the budget is kept however many ask. `alive`: the processes that
 * share it, this one included.
 */
export function spendBudget(
  use: RateUse,
  budget: RateBudget,
  report: RateReport,
  { nowMs, alive }: { nowMs: number; alive: readonly string[] },
): { use: RateUse; allowance: Allowance } {
  const spent = book(use.spent, report, Math.floor(nowMs / 1_000));
  const begun = report.spent.reduce(
    (sum, [, requests, tokens]) => ({ requests: sum.requests + requests, tokens: sum.tokens + tokens }),
    { requests: 0, tokens: 0 },
  );
  const named = {
    requests: nameLeft(use.named.requests, report.rateLimit?.requests ?? null, begun.requests, nowMs),
    tokens: nameLeft(use.named.tokens, report.rateLimit?.tokens ?? null, begun.tokens, nowMs),
  };
  const others = Object.entries(use.allowed).filter(([id]) => id !== report.processId && alive.includes(id));
  const left = (what: "requests" | "tokens", perMinute: number | null): number | null => {
    const used = spent.reduce(
      (sum, [, requests, tokens]) => sum + (what === "requests" ? requests : tokens),
      0,
    );
    const own = perMinute === null ? Number.POSITIVE_INFINITY : perMinute - used;
    const bound = Math.min(own, named[what]?.left ?? Number.POSITIVE_INFINITY);
    if (bound === Number.POSITIVE_INFINITY) return null;
    return Math.max(0, bound - others.reduce((sum, [, amount]) => sum + amount[what], 0));
  };
  const parts = Math.max(1, alive.length);
  const part = (whole: number | null, smallest: number): number | null => {
    if (whole === null) return null;
    return report.isAsking ? Math.min(whole, Math.max(Math.ceil(whole / parts), smallest)) : 0;
  };
  const allowance = {
    requests: part(left("requests", budget.requestsPerMinute), 1),
    tokens: part(left("tokens", budget.tokensPerMinute), report.tokensEach),
  };
  const allowed = {
    ...Object.fromEntries(others),
    [report.processId]: { requests: allowance.requests ?? 0, tokens: allowance.tokens ?? 0 },
  };
  return { use: { spent, allowed, named }, allowance };
}

/**
 * Adds what was begun to the seconds it began in; a second counts until the whole of it is out of the window. What was
 * thought too much is taken from the oldest seconds: so it is never free before its time.
 */
function book(spent: RateUse["spent"], report: RateReport, nowSecond: number): RateUse["spent"] {
  const bySecond = new Map(spent.map(([second, ...amounts]) => [second, amounts]));
  const corrections: [number, number] = [0, 0];
  for (const [ageSeconds, ...amounts] of report.spent) {
    const second = nowSecond - ageSeconds;
    for (const [what, amount] of amounts.entries()) {
      if (amount < 0) corrections[what as 0 | 1] -= amount;
      else bySecond.set(second, withMore(bySecond.get(second), what as 0 | 1, amount));
    }
  }
  const kept = [...bySecond].filter(([second]) => second >= nowSecond - WINDOW_SECONDS);
  return kept
    .sort(([a], [b]) => a - b)
    .map(([second, [requests, tokens]]) => {
      const fewer: [number, number] = [Math.min(corrections[0], requests), Math.min(corrections[1], tokens)];
      corrections[0] -= fewer[0];
      corrections[1] -= fewer[1];
      return [second, requests - fewer[0], tokens - fewer[1]];
    });
}

function withMore(amounts: [number, number] | undefined, what: 0 | 1, more: number): [number, number] {
  const [requests, tokens] = amounts ?? [0, 0];
  return what === 0 ? [requests + more, tokens] : [requests, tokens + more];
}

function nameLeft(
  before: RateUse["named"]["requests"],
  said: RateLimit["requests"],
  begun: number,
  nowMs: number,
): RateUse["named"]["requests"] {
  if (said !== null) return { left: said.remaining, untilMs: nowMs + said.resetMs };
  if (before === null || before.untilMs <= nowMs) return null;
  return { ...before, left: before.left - begun };
}
