import { z } from "zod";
import type { Observations } from "./observations";

/** What a server's limit is at the moment, and what the rule that moves it has to remember. Times are epoch ms. */
export const paceSchema = z.object({
  /** Requests that may be in flight in all; its fraction grows until it is another one. */
  limit: z.number(),
  /** Requests that were in flight when one was refused last. */
  refusedAt: z.number().nullable(),
  /** Below this level it climbs fast; null: nothing was ever refused, so everywhere. */
  climbTo: z.number().nullable(),
  /** The usual time to the first token where the server is not full. */
  quietMs: z.number().nullable(),
  decreasedMs: z.number(),
  refusedMs: z.number(),
  /** Nothing new is sent before. */
  heldUntilMs: z.number(),
  /** A fall that is not over yet, told as one. */
  fall: z.object({ cause: z.string(), count: z.number(), from: z.number(), lastMs: z.number() }).nullable(),
});
export type Pace = z.infer<typeof paceSchema>;

export type MoveCause =
  | "rate_limited"
  | "overloaded"
  | "slow"
  | "reset"
  | "budget"
  | "ceiling"
  | "closed"
  | "opened";
export type PaceMove = { cause: MoveCause; limitFrom: number; limitTo: number; message: string };

export type PaceTick = {
  nowMs: number;
  /** The highest that the limit may become. */
  ceiling: number;
  /** Of all processes: in flight (where some were refused, beside those), and the most that were since the last tick. */
  inFlight: number;
  mostInFlight: number;
  seen: Observations;
};

const FALL = 0.7;
/** At a level that is felt for again and again a refusal is no surprise. */
const FALL_AT_LEVEL = 0.85;
/** A request refused after a fall tests the new level; refusals that follow sooner are of the same crowd. */
const FALL_EVERY_MS = 250;
/** After a refusal a process feels its way. */
const CAUTION_MS = 2_500;
/** A fall without another for so long is over and told. */
const FALL_OVER_MS = 1_500;
const LONGEST_HOLD_MS = 300_000;

const LEVEL_BELOW = 0.9;
const LEVEL_ABOVE = 1.1;
const GROWTH_AT_LEVEL = 0.25;
const GROWTH_BEYOND = 0.2;
const GROWTH_CLIMBING = 1;

/** A first token so many times later than usual, and later than this, comes of a queue. */
const SLOW_TIMES = 8;
const SLOW_MS = 1_000;
const VERY_SLOW_TIMES = 24;
const VERY_SLOW_MS = 5_000;

/** Only a limit that is used up says that a higher one would be used too; a place of it may be kept free. */
const USED_UP = 0.85;

/** Requests that an unknown server is first asked at once. */
const FIRST_LIMIT = 8;
const LIMIT_AFTER_CLOSED = 2;

export function startPace({ ceiling, slots }: { ceiling: number; slots: number | null }): Pace {
  return {
    limit: Math.max(1, Math.min(ceiling, slots ?? FIRST_LIMIT)),
    refusedAt: null,
    climbTo: null,
    quietMs: null,
    decreasedMs: 0,
    refusedMs: 0,
    heldUntilMs: 0,
    fall: null,
  };
}

/** The pace of a server that answers again: it begins low and is soon where it was. */
export function reopenPace(pace: Pace): Pace {
  return {
    ...pace,
    limit: Math.min(pace.limit, LIMIT_AFTER_CLOSED),
    climbTo: pace.limit,
    heldUntilMs: 0,
    fall: null,
  };
}

/** Whether whoever sends should send a few at a time and wait how they fare. */
export const isCautious = (pace: Pace, nowMs: number) => nowMs - pace.refusedMs < CAUTION_MS;

/**
 * The limit after what was seen since the last tick: additive increase while it is used up, multiplicative decrease
 * at a refusal. What is told are moves that a person would ask about; steps upwards, and a refusal where one was
 * expected, are not.
 */
export function movePace(pace: Pace, tick: PaceTick): { pace: Pace; moves: PaceMove[] } {
  const { seen, nowMs } = tick;
  const next: Pace = { ...pace };
  const moves: PaceMove[] = [];
  const refused = seen.rateLimited + seen.overloaded + seen.resets;
  const slowness = judgeFirstTokens(next, seen.firstTokensMs);
  if (refused > 0) fallBack(next, tick, refused);
  else if (slowness.isVerySlow && nowMs - next.decreasedMs > Math.max(FALL_EVERY_MS, slowness.medianMs)) {
    // The next sign that it helped comes a whole first token later.
    begin(next, "slow", 1, nowMs);
    lower(next, next.limit * FALL, nowMs);
  } else if (!slowness.isSlow && tick.mostInFlight >= USED_UP * Math.floor(next.limit) - 1) {
    grow(next, seen.answered);
  }
  if (seen.retryAfterMs !== null) {
    next.heldUntilMs = Math.max(next.heldUntilMs, nowMs + Math.min(LONGEST_HOLD_MS, seen.retryAfterMs));
  }
  if (next.limit > tick.ceiling) next.limit = tick.ceiling;
  next.limit = Math.max(1, next.limit);
  if (next.fall !== null && nowMs - next.fall.lastMs > FALL_OVER_MS) {
    const told = describeFall(next.fall, next);
    if (told !== null) moves.push(told);
    next.fall = null;
  }
  return { pace: next, moves };
}

function fallBack(next: Pace, { seen, nowMs, inFlight }: PaceTick, refused: number): void {
  const cause = seen.rateLimited > 0 ? "rate_limited" : seen.overloaded > 0 ? "overloaded" : "reset";
  begin(next, cause, refused, nowMs);
  const isExpected = isAtLevel(next);
  const isNewCause = nowMs - (seen.refusedAgeMs ?? 0) > next.decreasedMs;
  // Below the limit nothing is proved by a crowd that was sent before the last fall.
  if (isNewCause) next.refusedAt = Math.max(1, Math.min(next.limit, inFlight + 1));
  const isDue = isNewCause && nowMs - next.decreasedMs >= FALL_EVERY_MS;
  lower(
    next,
    Math.min(
      isDue ? next.limit * (isExpected ? FALL_AT_LEVEL : FALL) : next.limit,
      Math.max(1, inFlight - 1),
    ),
    isDue ? nowMs : next.decreasedMs,
  );
  next.refusedMs = nowMs;
}

function begin(next: Pace, cause: MoveCause, count: number, nowMs: number): void {
  const { fall } = next;
  next.fall =
    fall !== null && fall.cause === cause
      ? { ...fall, count: fall.count + count, lastMs: nowMs }
      : { cause, count, from: next.limit, lastMs: nowMs };
}

function lower(next: Pace, to: number, nowMs: number): void {
  next.limit = Math.max(1, Math.min(next.limit, to));
  next.climbTo = Math.min(next.climbTo ?? 0, next.limit);
  next.decreasedMs = nowMs;
}

/** Near where it was refused last. */
function isAtLevel({ limit, refusedAt }: Pace): boolean {
  return refusedAt !== null && limit >= LEVEL_BELOW * refusedAt && limit <= LEVEL_ABOVE * refusedAt;
}

function grow(next: Pace, answered: number): void {
  const { limit, refusedAt, climbTo } = next;
  const isClimbing = climbTo === null || limit < climbTo;
  const aRound = answered / limit;
  if (isClimbing) {
    next.limit = Math.min(
      limit * (1 + GROWTH_CLIMBING * Math.min(1, aRound)),
      climbTo ?? Number.POSITIVE_INFINITY,
    );
    return;
  }
  const isBeyond = refusedAt === null || limit > LEVEL_ABOVE * refusedAt;
  const step = isAtLevel(next) ? GROWTH_AT_LEVEL : isBeyond ? Math.max(1, limit * GROWTH_BEYOND) : 1;
  // However fast it answers: what a step brings is seen at the next tick.
  next.limit = limit + step * Math.min(1, aRound);
}

/** How late first tokens come, compared with what is usual here; learns what is usual. */
function judgeFirstTokens(next: Pace, times: readonly number[]) {
  const sorted = times.toSorted((a, b) => a - b);
  const medianMs = sorted[Math.floor(sorted.length / 2)];
  if (medianMs === undefined) return { isSlow: false, isVerySlow: false, medianMs: 0 };
  const quiet = next.quietMs ?? medianMs;
  // Down at once, up slowly: what is usual is what the server can do when it is not full.
  next.quietMs =
    medianMs < quiet ? 0.7 * quiet + 0.3 * medianMs : Math.min(medianMs, Math.max(1, quiet) * 1.005);
  return {
    isSlow: medianMs > SLOW_MS && medianMs > SLOW_TIMES * quiet,
    isVerySlow: medianMs > VERY_SLOW_MS && medianMs > VERY_SLOW_TIMES * quiet,
    medianMs,
  };
}

const CAUSE_WORDS: Record<string, string> = {
  rate_limited: "429",
  overloaded: "503",
  reset: "connection reset",
};

function describeFall({ cause, count, from }: NonNullable<Pace["fall"]>, pace: Pace): PaceMove | null {
  const [limitFrom, limitTo] = [Math.floor(from), Math.floor(pace.limit)];
  // One refusal at a level that is felt for again and again is no news.
  const isProbe =
    count <= 2 && limitTo >= limitFrom * 0.6 && limitFrom - limitTo <= 8 && pace.refusedAt !== null;
  if (limitTo >= limitFrom || isProbe) return null;
  const what =
    cause === "slow"
      ? "first tokens come much later"
      : `${count.toLocaleString("en")} × ${CAUSE_WORDS[cause] ?? cause}`;
  return {
    cause: cause as MoveCause,
    limitFrom,
    limitTo,
    message: `${what}, limit ${limitFrom} → ${limitTo}`,
  };
}
