import { describe, expect, it } from "vitest";
import { noObservations } from "./observations";
import {
  ceilingOf,
  exchangeShare,
  type ServerFacts,
  type ServerPool,
  type ShareReport,
  startPool,
} from "./server-pool";

const facts: ServerFacts = {
  name: "orchard",
  maxInFlight: 32,
  kind: null,
  slots: null,
  requestsPerMinute: null,
  tokensPerMinute: null,
};
const report = (part: Partial<ShareReport> = {}): ShareReport => ({
  processId: "a",
  kind: "worker",
  wanted: 20,
  inFlight: 0,
  mostInFlight: 0,
  granted: 0,
  seen: noObservations(),
  spent: [],
  tokensEach: 0,
  coldParties: [],
  warmParties: [],
  down: null,
  isUp: false,
  ...part,
});
const exchange = (
  pool: ServerPool,
  part: Partial<ShareReport> = {},
  nowMs = 1_000_000,
  others: ShareReport[] = [],
) => exchangeShare(pool, facts, { own: report(part), others, nowMs });

describe("what processes share of a server", () => {
  it("never sends llama.cpp more than it has slots for, whatever the ceiling says", () => {
    expect(ceilingOf({ ...facts, kind: "llamacpp", slots: 4 })).toBe(4);
    expect(ceilingOf({ ...facts, kind: "vllm", slots: 4 })).toBe(32);
  });

  it("is closed for all by what one finds, looked at by one of them, and opened low", () => {
    const open = { ...startPool(facts), pace: { ...startPool(facts).pace, limit: 30 } };
    const shut = exchange(open, { down: "nothing listens" });
    expect(shut.answer).toMatchObject({ granted: 0, closedReason: "nothing listens", isLooker: true });
    const other = exchange(shut.pool, { processId: "b" }, 1_000_300);
    expect(other.answer).toMatchObject({ granted: 0, isLooker: false });
    // Who looked fell silent.
    expect(exchange(other.pool, { processId: "b" }, 1_010_000).answer.isLooker).toBe(true);
    const again = exchange(other.pool, { isUp: true }, 1_012_000);
    expect(again.answer).toMatchObject({ closedReason: null, limit: 2 });
    expect([...shut.moves, ...again.moves]).toMatchObject([
      { cause: "closed", limitFrom: 30, limitTo: 0 },
      { cause: "opened", limitTo: 2, message: "answers again after 12 s, begins with 2" },
    ]);
  });

  it("lets a preview try a closed server, so that the person learns why", () => {
    const shut = exchange(startPool(facts), { down: "nothing listens" });
    expect(exchange(shut.pool, { processId: "web", kind: "preview" }).answer.granted).toBe(1);
  });

  it("has a build's beginning read once, by another where the first fell silent, and again after a closing", () => {
    const cold = { coldParties: ["build 1"] };
    const first = exchange(startPool(facts), cold);
    expect(first.answer.warmth).toEqual({ "build 1": "yours" });
    const b = { processId: "b", ...cold };
    expect(exchange(first.pool, b, 1_000_300, [report()]).answer.warmth).toEqual({ "build 1": "others" });
    expect(exchange(first.pool, b, 1_000_300).answer.warmth).toEqual({ "build 1": "yours" });
    const read = exchange(first.pool, { warmParties: ["build 1"] }, 1_000_600);
    expect(exchange(read.pool, b, 1_000_900).answer.warmth).toEqual({ "build 1": "warm" });
    const shut = exchange(read.pool, { down: "gone" });
    const back = exchange(shut.pool, { isUp: true });
    expect(exchange(back.pool, b).answer.warmth).toEqual({ "build 1": "yours" });
  });
});
