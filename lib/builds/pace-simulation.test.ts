import { describe, expect, it } from "vitest";
import { seededRandom } from "@/testing/seeded-random";
import { noObservations, observe } from "./observations";
import { exchangeShare, type ServerFacts, type ServerPool, type ShareAnswer, startPool } from "./server-pool";

const facts: ServerFacts = {
  name: "simulated",
  maxInFlight: 64,
  kind: null,
  slots: null,
  requestsPerMinute: null,
  tokensPerMinute: null,
};
const refusal = {
  kind: "rate_limited",
  message: "",
  firstTokenMs: null,
  rateLimit: null,
  wasReset: false,
} as const;
const answer = {
  kind: "completed",
  message: "",
  retryAfterMs: null,
  rateLimit: null,
  wasReset: false,
} as const;

type Process = {
  id: string;
  /** When what it has in flight ends, and when that began. */
  flights: { endsMs: number; begunMs: number }[];
  most: number;
  seen: ReturnType<typeof noObservations>;
  grant: ShareAnswer | null;
  granted: number;
  isBraked: boolean;
  nextMs: number;
  holdUntilMs: number;
};

/** A server that takes `capacityAt` requests at once, and processes that always want more, step by step of 5 ms. */
function simulate(
  capacityAt: (second: number) => number,
  how: {
    seconds: number;
    processes?: number;
    meanMs?: number;
    retryAfterMs?: number | null;
    ceiling?: number;
  },
) {
  const { seconds, processes = 2, meanMs = 500, retryAfterMs = null, ceiling = 64 } = how;
  const random = seededRandom(7);
  let pool: ServerPool = startPool({ ...facts, maxInFlight: ceiling });
  const all = Array.from(
    { length: processes },
    (_, i): Process => ({
      id: `p${i}`,
      flights: [],
      most: 0,
      seen: noObservations(),
      grant: null,
      granted: 0,
      isBraked: false,
      nextMs: i * 130,
      holdUntilMs: 0,
    }),
  );
  const inFlight = () => all.reduce((sum, one) => sum + one.flights.length, 0);
  const shareOf = (one: Process) => ({
    processId: one.id,
    kind: "worker" as const,
    wanted: 200,
    inFlight: one.flights.length,
    granted: one.granted,
  });
  let asked = 0;
  let refused = 0;
  const line: { second: number; inFlight: number; limit: number; capacity: number }[] = [];
  for (let nowMs = 10_000; nowMs < 10_000 + seconds * 1_000; nowMs += 5) {
    const second = (nowMs - 10_000) / 1_000;
    for (const one of all) {
      for (const flight of one.flights.filter(({ endsMs }) => endsMs <= nowMs)) {
        observe(one.seen, { ...answer, firstTokenMs: 50 }, { ageMs: nowMs - flight.begunMs, inFlight: 0 });
      }
      one.flights = one.flights.filter(({ endsMs }) => endsMs > nowMs);
      if (one.nextMs <= second * 1_000) {
        const others = all.filter((other) => other !== one).map(shareOf);
        const own = {
          ...shareOf(one),
          mostInFlight: one.most,
          seen: one.seen,
          spent: [],
          tokensEach: 0,
          coldParties: [],
          warmParties: [],
          down: null,
          isUp: false,
        };
        const exchanged = exchangeShare(pool, { ...facts, maxInFlight: ceiling }, { own, others, nowMs });
        pool = exchanged.pool;
        one.grant = exchanged.answer;
        one.granted = exchanged.answer.granted;
        one.holdUntilMs = nowMs + exchanged.answer.holdMs;
        one.seen = noObservations();
        one.most = one.flights.length;
        one.isBraked = false;
        one.nextMs = second * 1_000 + 300;
      }
      while (!one.isBraked && nowMs >= one.holdUntilMs && one.flights.length < one.granted) {
        const unsure = one.flights.filter(({ begunMs }) => nowMs - begunMs < 100).length;
        const [least, part] = one.grant?.isCautious ? [2, 4] : [8, 3];
        if (unsure >= Math.max(least, Math.floor(one.granted / part))) break;
        asked += 1;
        if (inFlight() >= capacityAt(second)) {
          refused += 1;
          observe(one.seen, { ...refusal, retryAfterMs }, { ageMs: 5, inFlight: one.flights.length });
          one.isBraked = true;
          one.nextMs = Math.min(one.nextMs, second * 1_000 + 40);
          continue;
        }
        const lasts = meanMs * (0.5 + random.next());
        one.flights.push({ begunMs: nowMs, endsMs: nowMs + lasts });
        one.most = Math.max(one.most, one.flights.length);
      }
    }
    if ((nowMs - 10_000) % 250 === 0) {
      line.push({ second, inFlight: inFlight(), limit: pool.pace.limit, capacity: capacityAt(second) });
    }
  }
  return { asked, refused, line };
}

/** Seconds from `from` until what is in flight stays for a second within `low` and `high`. */
function followsAfter(
  line: ReturnType<typeof simulate>["line"],
  from: number,
  [low, high]: [number, number],
) {
  const after = line.filter(({ second }) => second >= from);
  const at = after.findIndex((_, i) =>
    after.slice(i, i + 4).every(({ inFlight }) => inFlight >= low && inFlight <= high),
  );
  return at < 0 ? Number.POSITIVE_INFINITY : (after[at]?.second ?? 0) - from;
}

describe("the pace of a server", () => {
  it.each([
    { processes: 1, retryAfterMs: null },
    { processes: 2, retryAfterMs: null },
    { processes: 3, retryAfterMs: null },
    { processes: 2, retryAfterMs: 1_000 },
  ])("follows a capacity of 64, then 8, then 32 within seconds, with few refused: %o", (how) => {
    const capacity = (second: number) => (second < 20 ? 64 : second < 40 ? 8 : 32);
    const { asked, refused, line } = simulate(capacity, { seconds: 65, ...how });
    expect(refused / asked).toBeLessThan(0.02);
    expect(followsAfter(line, 20, [0, 8])).toBeLessThan(3);
    expect(followsAfter(line, 40, [24, 32])).toBeLessThan(10);
    const atWork = (from: number, to: number) => {
      const part = line.filter(({ second }) => second >= from && second < to);
      return part.reduce((sum, one) => sum + one.inFlight / one.capacity, 0) / part.length;
    };
    expect(atWork(10, 20)).toBeGreaterThan(0.9);
    expect(atWork(25, 40)).toBeGreaterThan(0.6);
    expect(atWork(52, 65)).toBeGreaterThan(0.75);
  });
});
