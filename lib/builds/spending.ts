import type { Allowance, RateReport } from "./rate-budget";

/** What one process begins at a server between two exchanges, against what it was allowed. Times are monotonic ms. */
export class Spending {
  private bySecond = new Map<number, { requests: number; tokens: number }>();
  private left: Allowance = { requests: null, tokens: null };

  mayBegin(tokens: number): boolean {
    const { requests, tokens: leftTokens } = this.left;
    return (requests === null || requests >= 1) && (leftTokens === null || leftTokens >= tokens);
  }

  begin(tokens: number, nowMs: number): void {
    this.add(nowMs, 1, tokens);
    const { requests, tokens: leftTokens } = this.left;
    this.left = {
      requests: requests === null ? null : requests - 1,
      tokens: leftTokens === null ? null : leftTokens - tokens,
    };
  }

  /** What begun at a moment turned out to need `tokens` more than was thought, or fewer. */
  correct(begunMs: number, tokens: number): void {
    if (tokens !== 0) this.add(begunMs, 0, tokens);
  }

  /** It was not begun after all. */
  undo(begunMs: number, tokens: number): void {
    this.add(begunMs, -1, -tokens);
  }

  /** What was begun and not yet handed in; `putBack` undoes it. */
  report(nowMs: number): { spent: RateReport["spent"]; putBack: () => void } {
    const handed = this.bySecond;
    this.bySecond = new Map();
    const spent = [...handed].map(([second, { requests, tokens }]) => {
      // No older than it can be: too old would leave the window too soon.
      const age = Math.max(0, Math.floor(nowMs / 1_000 - second - 1));
      return [age, requests, tokens] as const;
    });
    const putBack = () => {
      for (const [second, { requests, tokens }] of handed) this.add(second * 1_000, requests, tokens);
    };
    return { spent, putBack };
  }

  /** What may begin from now on; what began since the report is taken from it. */
  take(allowance: Allowance): void {
    const begun = [...this.bySecond.values()];
    const sum = (of: "requests" | "tokens") => begun.reduce((total, one) => total + one[of], 0);
    this.left = {
      requests: allowance.requests === null ? null : allowance.requests - sum("requests"),
      tokens: allowance.tokens === null ? null : allowance.tokens - sum("tokens"),
    };
  }

  private add(atMs: number, requests: number, tokens: number): void {
    const second = Math.floor(atMs / 1_000);
    const before = this.bySecond.get(second) ?? { requests: 0, tokens: 0 };
    this.bySecond.set(second, { requests: before.requests + requests, tokens: before.tokens + tokens });
  }
}
