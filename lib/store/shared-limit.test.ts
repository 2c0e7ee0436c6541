import { afterEach, describe, expect, it } from "vitest";
import { provideTestDatabase } from "@/testing/provide-test-database";
import { until } from "@/testing/until";
import { database } from "./database";
import { addServer, saveServer } from "./servers";
import { SharedLimit, type SharedLimitOptions } from "./shared-limit";

provideTestDatabase();

const never = new AbortController().signal;
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const usage = { promptTokens: 60, completionTokens: 40 };
const done = { status: "completed" as const, timing: { firstTokenMs: 5, totalMs: 20 }, usage };
const failed = (kind: "rate_limited" | "unreachable" | "cut_stream", more: object = {}) => ({
  status: "failed" as const,
  failure: { kind, message: kind, retryAfterMs: null, partialText: "", timing: done.timing, ...more },
});

const open: SharedLimit[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((limit) => limit.close()));
});

let count = 0;
async function newServer(
  maxInFlight: number,
  budget: { requestsPerMinute?: number; tokensPerMinute?: number } = {},
) {
  count += 1;
  const form = {
    name: `server ${count}`,
    baseUrl: `http://127.0.0.1:9/${count}/v1`,
    model: "m",
    maxInFlight,
    ...budget,
  };
  return { form, ...(await addServer(form, "test")) };
}

/** A client as another process has it. */
function client(serverId: number, options: Partial<SharedLimitOptions> = {}): SharedLimit {
  const look = async () => ({ state: "answers" as const });
  const limit = new SharedLimit(serverId, {
    kind: "worker",
    look,
    processId: `process ${open.length}`,
    ...options,
  });
  open.push(limit);
  return limit;
}

/** A server that counts what it has in flight, and clients that ask it for work of `ms` without end. */
function keepBusy(limits: readonly SharedLimit[], { ms, lines = 40 }: { ms: number; lines?: number }) {
  const leaving = new AbortController();
  const held = limits.map(() => 0);
  const seen = { most: 0, done: limits.map(() => 0), held };
  const line = async (limit: SharedLimit, i: number) => {
    while (!leaving.signal.aborted) {
      const seat = await limit.acquire(leaving.signal, "build 1");
      held[i] = (held[i] ?? 0) + 1;
      seen.most = Math.max(
        seen.most,
        held.reduce((sum, one) => sum + one, 0),
      );
      await sleep(5);
      seat.noteFirstToken();
      await sleep(ms);
      held[i] = (held[i] ?? 0) - 1;
      seen.done[i] = (seen.done[i] ?? 0) + 1;
      seat.release(done);
    }
  };
  const all = limits.flatMap((limit, i) => Array.from({ length: lines }, () => line(limit, i)));
  const stop = async () => {
    leaving.abort(new Error("enough"));
    await Promise.allSettled(all);
  };
  return { seen, stop };
}

describe("a limit that processes share", () => {
  it("is never exceeded by two together, is used up, and is divided fairly", async () => {
    const { id } = await newServer(8);
    const { seen, stop } = keepBusy([client(id), client(id)], { ms: 60 });
    await sleep(1_000);
    seen.done.fill(0);
    await sleep(3_000);
    const { most, done: counts } = seen;
    await stop();
    expect(most).toBe(7); // one place is kept for previews
    const [a = 0, b = 0] = counts;
    expect(Math.min(a, b) / Math.max(a, b)).toBeGreaterThan(0.5);
    expect(a + b).toBeGreaterThan(3_000 / 65 / 2);
  });

  it("moves to who still works when the other ends, and a place of a preview is free at once", async () => {
    const { id } = await newServer(8);
    const [first, second] = [client(id), client(id)];
    const one = keepBusy([first], { ms: 30 });
    const other = keepBusy([second], { ms: 30 });
    await until(() => one.seen.held[0] === 3 || one.seen.held[0] === 4);
    await other.stop();
    await until(() => one.seen.held[0] === 7);
    const preview = client(id, { kind: "preview" });
    const startedAt = performance.now();
    const seat = await preview.acquire(never, {});
    expect(performance.now() - startedAt).toBeLessThan(20);
    seat.release(done);
    await one.stop();
  });

  it("follows the ceiling that a person sets within a second", async () => {
    const { id, form } = await newServer(16);
    const { seen, stop } = keepBusy([client(id)], { ms: 30 });
    await until(() => seen.held[0] === 15);
    await saveServer(id, { ...form, maxInFlight: 4 }, "Ada");
    await sleep(1_000);
    seen.most = 0;
    await sleep(400);
    expect(seen.most).toBe(3);
    await stop();
    const moves = await database().serverMove.findMany({ where: { serverId: id } });
    expect(moves).toMatchObject([{ cause: "ceiling", limitTo: 4, message: expect.stringContaining("Ada") }]);
  });

  it("is lower for all when one of them is refused, and nobody sends before Retry-After ends", async () => {
    const { id } = await newServer(8);
    const [one, other] = [client(id), client(id)];
    const seats = await Promise.all([
      one.acquire(never, "a"),
      one.acquire(never, "a"),
      other.acquire(never, "b"),
    ]);
    seats[0]?.release(failed("rate_limited", { retryAfterMs: 900 }));
    await until(
      async () => (await database().serverPace.findFirst({ where: { serverId: id } }))?.limitNow === 1,
    );
    await sleep(350);
    const startedAt = performance.now();
    seats[1]?.release(done);
    seats[2]?.release(done);
    const next = await other.acquire(never, "b");
    expect(performance.now() - startedAt).toBeGreaterThan(200);
    next.release(done);
  });

  it("keeps a budget of requests a minute, however many ask", async () => {
    const { id } = await newServer(16, { requestsPerMinute: 12 });
    const { seen, stop } = keepBusy([client(id), client(id)], { ms: 5 });
    await sleep(2_000);
    await stop();
    expect(seen.done.reduce((sum, one) => sum + one, 0)).toBe(12);
  });

  it("counts tokens before by estimate and after by what was used", async () => {
    const { id } = await newServer(16, { tokensPerMinute: 1_000 });
    const limit = client(id);
    const first = await limit.acquire(never, "build 1", { tokens: () => 900 });
    first.release(done); // it needed 100
    const second = await limit.acquire(never, "build 1", { tokens: () => 900 });
    const leaving = AbortSignal.timeout(900);
    await expect(limit.acquire(leaving, "build 1", { tokens: () => 900 })).rejects.toThrow();
    second.release(done);
    (await limit.acquire(never, "build 1", { tokens: () => 700 })).release(done);
  });

  it("lets the first request of a build go alone in all processes, and the others after its first token", async () => {
    const { id } = await newServer(16);
    const [one, other] = [client(id), client(id)];
    const wish = { isWarmed: true };
    let entered = 0;
    const seats = [one, one, other, other].map((limit) =>
      limit.acquire(never, "build 7", wish).then((seat) => {
        entered += 1;
        return seat;
      }),
    );
    const first = await Promise.race(seats);
    await sleep(700);
    expect(entered).toBe(1);
    first.noteFirstToken();
    for (const seat of await Promise.all(seats)) seat.release(done);
  });
});

describe("a server that goes away", () => {
  it("is closed for all after one look, and open again after another; a preview may try meanwhile", async () => {
    const { id } = await newServer(8);
    let isDown = true;
    let looks = 0;
    const look = async () => {
      looks += 1;
      return isDown ? { state: "down" as const, reason: "nothing listens" } : { state: "answers" as const };
    };
    const [one, other, preview] = [
      client(id, { look }),
      client(id, { look }),
      client(id, { kind: "preview", look }),
    ];
    (await other.acquire(never, "board 1")).release(done);
    const seat = await one.acquire(never, "build 1");
    seat.release(failed("unreachable"));
    await until(() => one.closedReason !== null && other.closedReason !== null);
    expect(one.closedReason).toBe("nothing listens");
    expect(await other.isAway(failed("cut_stream"))).toBe(true);
    const waiting = other.acquire(never, "board 1");
    (await preview.acquire(never, {})).release(failed("unreachable"));
    await sleep(1_500);
    const looksWhileClosed = looks;
    expect(looksWhileClosed).toBeLessThan(6);
    isDown = false;
    (await waiting).release(done);
    await until(() => one.closedReason === null);
    const moves = await database().serverMove.findMany({ where: { serverId: id }, orderBy: { id: "asc" } });
    expect(moves.map(({ cause }) => cause)).toEqual(["closed", "opened"]);
  });

  it("is not taken for down for an answer that was cut where it still answers", async () => {
    const { id } = await newServer(8);
    const limit = client(id);
    (await limit.acquire(never, "build 1")).release(failed("cut_stream"));
    expect(await limit.isAway(failed("cut_stream"))).toBe(false);
    expect(limit.closedReason).toBeNull();
  });

  it("is asked for what still waits when it was removed: whoever waits is not left waiting", async () => {
    const { id } = await newServer(8);
    const limit = client(id);
    const held = await Promise.all([1, 2, 3].map(() => limit.acquire(never, "board 1")));
    await database().server.delete({ where: { id } });
    const waiting = [1, 2, 3, 4, 5, 6, 7, 8].map(() => limit.acquire(never, "board 1"));
    for (const seat of held) seat.release(done);
    for (const seat of waiting) (await seat).release(done);
  });
});
