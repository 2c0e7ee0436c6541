import type { StopRules } from "./stop-rules";

/** What the rules that judge records, attempts and budgets look at. */
export type StopFacts = BudgetFacts & {
  /** The latest records since the build was last started or resumed, at most `window` of them. */
  records: {
    count: number;
    kept: number;
    /** A reply was found in them. */
    replied: number;
    /** Cut at a repetition, or ran to the token limit. */
    repeated: number;
  };
  /** Within the last sixty seconds, and since the build was last resumed. */
  failedAttempts: number;
};

export type BudgetFacts = {
  /** In and out, of the whole build. */
  tokens: number;
  /** Pauses not counted. */
  ranHours: number;
};

/**
 * Why the build has to pause, as the end of a sentence with its figures; null where no rule is broken. Shares are
 * judged only once the window is full.
 */
export function findBrokenRule(rules: StopRules, facts: StopFacts): string | null {
  const { count, kept, replied, repeated } = facts.records;
  if (count >= rules.window) {
    const of = `of the last ${count.toLocaleString("en")} records`;
    const { parseRateBelow, keepRateBelow, repetitionAbove } = rules;
    if (parseRateBelow !== null && replied / count < parseRateBelow) {
      const [share, floor] = percents(replied / count, parseRateBelow);
      return `a reply was found in ${share} ${of}, below ${floor}`;
    }
    if (keepRateBelow !== null && kept / count < keepRateBelow) {
      const [share, floor] = percents(kept / count, keepRateBelow);
      return `kept fell to ${share} ${of}, below ${floor}`;
    }
    if (repetitionAbove !== null && repeated / count > repetitionAbove) {
      const [share, ceiling] = percents(repeated / count, repetitionAbove);
      return `${share} ${of} repeat themselves or ran to the token limit, above ${ceiling}`;
    }
  }
  const { failuresPerMinuteAbove } = rules;
  if (failuresPerMinuteAbove !== null && facts.failedAttempts > failuresPerMinuteAbove) {
    const limit = failuresPerMinuteAbove.toLocaleString("en");
    return `${facts.failedAttempts.toLocaleString("en")} attempts failed within a minute, above ${limit}`;
  }
  return findUsedBudget(rules, facts);
}

/** Which budget is used up, as the end of a sentence; it stays so until a person raises it. */
export function findUsedBudget(
  { tokensAbove, hoursAbove }: Pick<StopRules, "tokensAbove" | "hoursAbove">,
  { tokens, ranHours }: BudgetFacts,
): string | null {
  if (tokensAbove !== null && tokens > tokensAbove) {
    return `${tokens.toLocaleString("en")} tokens are used, above its budget of ${tokensAbove.toLocaleString("en")}`;
  }
  if (hoursAbove !== null && ranHours >= hoursAbove) {
    return `it ran for its budget of ${hoursAbove} ${hoursAbove === 1 ? "hour" : "hours"}`;
  }
  return null;
}

/** Two shares that differ, with as few decimals as show that they do. */
function percents(share: number, limit: number): [string, string] {
  for (let digits = 0; ; digits += 1) {
    const [a, b] = [share, limit].map((value) => (100 * value).toFixed(digits));
    if (a !== b || digits === 9) return [`${a} %`, `${Number((100 * limit).toFixed(9))} %`];
  }
}
