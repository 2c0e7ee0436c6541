import { expect, test } from "vitest";
import { createTurnstile } from "./turnstile";

const stays = () => new AbortController().signal;

test("so many are let in at a time, and the others in the order in which they came", async () => {
  const turnstile = createTurnstile();
  const order: number[] = [];
  const leave = await turnstile.enter("a", 1, stays());
  const others = [1, 2].map(async (one) => {
    const leaveOne = await turnstile.enter("a", 1, stays());
    order.push(one);
    leaveOne();
  });
  expect(turnstile.waitingAt("a")).toBe(2);
  expect(turnstile.waitingAt("b")).toBe(0);
  leave();
  leave();
  await Promise.all(others);
  expect(order).toEqual([1, 2]);
  expect(turnstile.waitingAt("a")).toBe(0);
});

test("who leaves the queue is passed over", async () => {
  const turnstile = createTurnstile();
  const leave = await turnstile.enter("a", 1, stays());
  const impatient = new AbortController();
  const gone = turnstile.enter("a", 1, impatient.signal);
  const patient = turnstile.enter("a", 1, stays());
  impatient.abort(new Error("gone"));
  await expect(gone).rejects.toThrow("gone");
  leave();
  (await patient)();
  await expect(turnstile.enter("a", 1, impatient.signal)).rejects.toThrow("gone");
});
