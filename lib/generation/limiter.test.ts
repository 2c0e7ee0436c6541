import { describe, expect, it } from "vitest";
import { Limiter } from "./limiter";

const never = new AbortController().signal;

describe("the limit of requests in flight", () => {
  it("never admits more than the limit, and everyone in the end", async () => {
    const limiter = new Limiter(() => 3);
    let inFlight = 0;
    let most = 0;
    const work = async () => {
      const release = await limiter.acquire(never);
      inFlight += 1;
      most = Math.max(most, inFlight);
      await new Promise((resolve) => setImmediate(resolve));
      inFlight -= 1;
      release();
    };
    await Promise.all(Array.from({ length: 50 }, work));
    expect(most).toBe(3);
    expect(inFlight).toBe(0);
  });

  it("lets a waiting one leave without losing a place", async () => {
    const limiter = new Limiter(() => 1);
    const release = await limiter.acquire(never);
    const leaving = new AbortController();
    const left = limiter.acquire(leaving.signal);
    const stays = limiter.acquire(never);
    leaving.abort(new Error("gone"));
    await expect(left).rejects.toThrow("gone");
    release();
    (await stays)();
    const again = await limiter.acquire(never);
    again();
  });

  it("gives a place back once, however often it is released", async () => {
    const limiter = new Limiter(() => 1);
    const release = await limiter.acquire(never);
    release();
    release();
    const second = await limiter.acquire(never);
    let isThirdIn = false;
    const third = limiter.acquire(never).then((r) => {
      isThirdIn = true;
      return r;
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect(isThirdIn).toBe(false);
    second();
    (await third)();
  });

  it("lets parties take turns, so that two requests need not wait for a hundred", async () => {
    const limiter = new Limiter(() => 1);
    const release = await limiter.acquire(never);
    const entered: string[] = [];
    const enter = async (party: string) => {
      const leave = await limiter.acquire(never, party);
      entered.push(party);
      leave();
    };
    const all = Promise.all([...Array(4).fill("build"), ...Array(2).fill("board")].map(enter));
    release();
    await all;
    expect(entered).toEqual(["build", "board", "build", "board", "build", "build"]);
  });

  it("is kept when one leaves and another comes in the same moment", async () => {
    const limiter = new Limiter(() => 1);
    const release = await limiter.acquire(never);
    let inside = 0;
    const enter = async () => {
      const leave = await limiter.acquire(never);
      inside += 1;
      return leave;
    };
    const first = enter();
    release();
    const second = enter();
    const leave = await first;
    await new Promise((resolve) => setImmediate(resolve));
    expect(inside).toBe(1);
    leave();
    (await second)();
  });

  it("admits more at once when the limit was raised", async () => {
    let limit = 1;
    const limiter = new Limiter(() => limit);
    const release = await limiter.acquire(never);
    const others = [1, 2, 3].map(() => limiter.acquire(never));
    limit = 3;
    release();
    for (const leave of await Promise.all(others)) leave();
  });

  it("lets a party pass that may enter while another may not, which keeps its turn", async () => {
    let isShut = true;
    const entered: unknown[] = [];
    const limiter = new Limiter({
      limit: () => 2,
      mayEnter: (party) => party !== "cold" || !isShut,
      onEnter: (party) => entered.push(party),
    });
    const cold = [limiter.acquire(never, "cold"), limiter.acquire(never, "cold")];
    (await limiter.acquire(never, "warm"))();
    expect(entered).toEqual(["warm"]);
    expect([limiter.heldCount, limiter.waitingCount]).toEqual([0, 2]);
    isShut = false;
    limiter.admit();
    for (const leave of await Promise.all(cold)) leave();
    expect(entered).toEqual(["warm", "cold", "cold"]);
  });
});
