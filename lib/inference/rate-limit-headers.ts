import type { RateLeft, RateLimit } from "@/lib/generation/completion";

/**
 * `x-ratelimit-remaining-requests`, `-tokens` and their `-reset-` twins (OpenAI, Groq, most gateways), and the names
 * without a kind, which mean requests. As part of an outcome: nothing where a server sends none.
 */
export function readRateLimit(headers: Headers, nowMs: number): { rateLimit?: RateLimit } {
  const requests = readLeft(headers, ["-requests", ""], nowMs);
  const tokens = readLeft(headers, ["-tokens"], nowMs);
  return requests === null && tokens === null ? {} : { rateLimit: { requests, tokens } };
}

function readLeft(headers: Headers, endings: readonly string[], nowMs: number): RateLeft | null {
  for (const prefix of ["x-ratelimit", "ratelimit"]) {
    for (const ending of endings) {
      const remaining = Number.parseFloat(headers.get(`${prefix}-remaining${ending}`) ?? "");
      const resetMs = readReset(headers.get(`${prefix}-reset${ending}`), nowMs);
      if (remaining >= 0 && resetMs !== null) return { remaining, resetMs };
    }
  }
  return null;
}

const UNIT_MS: Record<string, number> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };
/** A number this large is a moment, not a wait: seconds or milliseconds since 1970. */
const EPOCH_SECONDS = 1_000_000_000;
const LONGEST_MS = 3_600_000;

/** `6m0s`, `1.5s`, `120ms`, seconds, an epoch, or a date. Null where it is none of these. */
function readReset(value: string | null, nowMs: number): number | null {
  const text = value?.trim() ?? "";
  if (text === "") return null;
  const bound = (ms: number) => Math.min(LONGEST_MS, Math.max(0, ms));
  if (/^\d+(\.\d+)?$/.test(text)) {
    const number = Number(text);
    if (number < EPOCH_SECONDS) return bound(number * 1_000);
    return bound((number < EPOCH_SECONDS * 100 ? number * 1_000 : number) - nowMs);
  }
  if (/^(\d+(\.\d+)?(ms|h|m|s))+$/.test(text)) {
    const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ms|h|m|s)/g)];
    return bound(
      parts.reduce((sum, [, number, unit]) => sum + Number(number) * (UNIT_MS[unit ?? ""] ?? 0), 0),
    );
  }
  const date = Date.parse(text);
  return Number.isNaN(date) ? null : bound(date - nowMs);
}
