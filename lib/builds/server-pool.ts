import { z } from "zod";
import { grantPlaces, reservedPlaces, type Share } from "./divide-limit";
import type { Observations } from "./observations";
import { isCautious, movePace, type PaceMove, paceSchema, reopenPace, startPace } from "./pace";
import {
  type Allowance,
  noRateUse,
  type RateBudget,
  type RateReport,
  rateUseSchema,
  spendBudget,
} from "./rate-budget";

/** All that the processes that use a server share of it. Times are epoch ms of the database's clock. */
export const serverPoolSchema = z.object({
  pace: paceSchema,
  rate: rateUseSchema,
  /** The builds whose prompts' beginning the server has read, or `by` is having it read. */
  warm: z.record(z.string(), z.object({ by: z.string().nullable(), atMs: z.number() })),
  /** Who looks whether a closed server answers again. */
  looker: z.object({ processId: z.string(), untilMs: z.number() }).nullable(),
  /** When the last moment was kept for the plot. */
  momentMs: z.number(),
});
export type ServerPool = z.infer<typeof serverPoolSchema> & {
  /** Why nothing is sent, null while it answers. */
  closed: { reason: string; sinceMs: number } | null;
};

/** What is known of the server itself. */
export type ServerFacts = RateBudget & {
  name: string;
  maxInFlight: number;
  /** What the probe took it for, and how many requests it computes at once; null where not known. */
  kind: string | null;
  slots: number | null;
};

/** What one process hands in. */
export type ShareReport = Share &
  Pick<RateReport, "spent" | "tokensEach"> & {
    seen: Observations;
    /** The most that were in flight since the last report. */
    mostInFlight: number;
    /** Builds that want to begin here, and those whose first token came. */
    coldParties: readonly string[];
    warmParties: readonly string[];
    /** What a look found: why it is down; whether it answers. */
    down: string | null;
    isUp: boolean;
  };

/** What it gets. */
export type ShareAnswer = {
  limit: number;
  granted: number;
  /** Of the granted, what a preview may use whatever happens. */
  reserved: number;
  /** Nothing new for so long. */
  holdMs: number;
  allowance: Allowance;
  tokensPerMinute: number | null;
  isCautious: boolean;
  closedReason: string | null;
  /** Whether this process is the one that looks. */
  isLooker: boolean;
  /** Of the builds asked for: read, to be read by this process, or being read for another. */
  warmth: Record<string, "warm" | "yours" | "others">;
};

const LOOKER_MS = 6_000;
/** Longest that a build's other requests wait for the first. */
export const WARM_UP_MS = 30_000;
const WARM_FOR_MS = 6 * 3_600_000;

/** The highest that a server's limit may become. llama.cpp never refuses; what it cannot compute waits unseen. */
export function ceilingOf({ maxInFlight, kind, slots }: ServerFacts): number {
  return kind === "llamacpp" && slots !== null ? Math.min(maxInFlight, slots) : maxInFlight;
}

export function startPool(facts: ServerFacts): ServerPool {
  const pace = startPace({ ceiling: ceilingOf(facts), slots: facts.slots });
  return { pace, rate: noRateUse(), warm: {}, looker: null, momentMs: 0, closed: null };
}

/** One exchange of a process with the pool; `others` are the shares of the other living processes. */
export function exchangeShare(
  before: ServerPool,
  facts: ServerFacts,
  { own, others, nowMs }: { own: ShareReport; others: readonly Share[]; nowMs: number },
): { pool: ServerPool; answer: ShareAnswer; moves: PaceMove[] } {
  const all = [own, ...others];
  const sum = (of: (share: Share) => number) => all.reduce((total, share) => total + of(share), 0);
  const moved = movePace(before.pace, {
    nowMs,
    ceiling: ceilingOf(facts),
    // Of this process, at the refusal that it tells of: what was in flight then may have ended since.
    inFlight: sum((share) => (share === own ? (own.seen.refusedInFlight ?? own.inFlight) : share.inFlight)),
    mostInFlight: sum((share) => (share === own ? own.mostInFlight : share.inFlight)),
    seen: own.seen,
  });
  const shut = openOrClose({ ...before, pace: moved.pace }, own, nowMs);
  const warmed = warmUp(shut.pool, own, others, nowMs);
  const alive = all.filter((share) => share.wanted > 0 || share === own).map((share) => share.processId);
  const spent = spendBudget(
    before.rate,
    facts,
    { ...own, rateLimit: own.seen.rateLimit, isAsking: own.wanted > 0 },
    { nowMs, alive },
  );
  const { pace, closed } = shut.pool;
  const reserved = own.kind === "preview" ? reservedPlaces(pace.limit) : 0;
  const isClosed = closed !== null;
  const looker = isClosed ? nextLooker(shut.pool.looker, own.processId, nowMs) : null;
  return {
    pool: { ...shut.pool, rate: spent.use, warm: warmed.warm, looker },
    answer: {
      limit: pace.limit,
      granted: isClosed ? reserved : grantPlaces(pace.limit, own, others, Math.floor(nowMs / 1_000)),
      reserved,
      holdMs: Math.max(0, pace.heldUntilMs - nowMs),
      allowance: spent.allowance,
      tokensPerMinute: facts.tokensPerMinute,
      isCautious: isCautious(pace, nowMs),
      closedReason: closed?.reason ?? null,
      isLooker: looker?.processId === own.processId,
      warmth: warmed.warmth,
    },
    moves: [...moved.moves, ...shut.moves],
  };
}

function openOrClose(
  pool: ServerPool,
  own: ShareReport,
  nowMs: number,
): { pool: ServerPool; moves: PaceMove[] } {
  const limit = Math.floor(pool.pace.limit);
  if (own.down !== null) {
    const closed = { reason: own.down, sinceMs: pool.closed?.sinceMs ?? nowMs };
    const move = { cause: "closed" as const, limitFrom: limit, limitTo: 0, message: own.down };
    return { pool: { ...pool, closed, warm: {} }, moves: pool.closed === null ? [move] : [] };
  }
  if (!own.isUp || pool.closed === null) return { pool, moves: [] };
  const pace = reopenPace(pool.pace);
  const seconds = Math.round((nowMs - pool.closed.sinceMs) / 1_000);
  const limitTo = Math.floor(pace.limit);
  const message = `answers again after ${seconds.toLocaleString("en")} s, begins with ${limitTo}`;
  return {
    pool: { ...pool, pace, closed: null },
    moves: [{ cause: "opened", limitFrom: 0, limitTo, message }],
  };
}

function nextLooker(looker: ServerPool["looker"], processId: string, nowMs: number): ServerPool["looker"] {
  const isFree = looker === null || looker.untilMs < nowMs || looker.processId === processId;
  return isFree ? { processId, untilMs: nowMs + LOOKER_MS } : looker;
}

function warmUp({ warm: before }: ServerPool, own: ShareReport, others: readonly Share[], nowMs: number) {
  const isReading = (by: string) => others.some((share) => share.processId === by && share.wanted > 0);
  const warm = Object.fromEntries(
    Object.entries(before).filter(([, { by, atMs }]) =>
      by === null
        ? nowMs - atMs < WARM_FOR_MS
        : nowMs - atMs < WARM_UP_MS && (by === own.processId || isReading(by)),
    ),
  );
  for (const party of own.warmParties) warm[party] = { by: null, atMs: nowMs };
  const warmth: ShareAnswer["warmth"] = {};
  for (const party of own.coldParties) {
    const known = warm[party];
    if (known !== undefined && known.by !== own.processId) {
      warmth[party] = known.by === null ? "warm" : "others";
    } else {
      warm[party] = { by: own.processId, atMs: known?.atMs ?? nowMs };
      warmth[party] = "yours";
    }
  }
  return { warm, warmth };
}
