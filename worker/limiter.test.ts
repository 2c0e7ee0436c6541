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
});
