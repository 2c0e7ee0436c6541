import type { Settings } from "./settings";

const MINUTE_MS = 60_000;

type Use = { atMs: number; tokens: number };

export type RateMeter = {
  /** The x-ratelimit headers after this request, and whether it is one too many; nothing of it is counted then. */
  use: (
    tokens: number,
    nowMs: number,
  ) => { headers: Record<string, string>; isTooMany: boolean; waitSeconds: number };
};

/** Counts the requests and tokens of the last minute at one address, as gateways do; null where it has no limits. */
export function createRateMeter({ numbers }: Settings): RateMeter | null {
  const limits = { requests: numbers["requests-per-minute"], tokens: numbers["tokens-per-minute"] };
  if (limits.requests === null && limits.tokens === null) return null;
  let uses: Use[] = [];
  return {
    use: (tokens, nowMs) => {
      uses = uses.filter(({ atMs }) => nowMs - atMs < MINUTE_MS);
      const used = { requests: uses.length, tokens: uses.reduce((sum, use) => sum + use.tokens, 0) };
      const isTooMany =
        (limits.requests !== null && used.requests + 1 > limits.requests) ||
        (limits.tokens !== null && used.tokens + tokens > limits.tokens);
      if (!isTooMany) uses.push({ atMs: nowMs, tokens });
      const oldest = uses[0]?.atMs ?? nowMs;
      const waitSeconds = Math.max(0, oldest + MINUTE_MS - nowMs) / 1_000;
      const headers: Record<string, string> = {};
      for (const [what, limit] of Object.entries(limits) as ["requests" | "tokens", number | null][]) {
        if (limit === null) continue;
        const spent = used[what] + (isTooMany ? 0 : what === "requests" ? 1 : tokens);
        headers[`x-ratelimit-limit-${what}`] = String(limit);
        headers[`x-ratelimit-remaining-${what}`] = String(Math.max(0, limit - spent));
        headers[`x-ratelimit-reset-${what}`] = `${waitSeconds.toFixed(3)}s`;
      }
      return { headers, isTooMany, waitSeconds };
    },
  };
}
