import { expect, it } from "vitest";
import { CarefulSending } from "./careful-sending";
import type { ShareAnswer } from "./server-pool";

const grant = (isCautious: boolean, granted = 30) => ({ granted, isCautious }) as ShareAnswer;

/** How many may be sent at once, none of them answered. */
function crowd(sending: CarefulSending, answer: ShareAnswer): number {
  let sent = 0;
  for (; sent < answer.granted && sending.waitMs(answer, 0) === 0; sent += 1) sending.send(0);
  return sent;
}

it("sends part of a grant at a time, a small one after a refusal, and the next when some are answered", () => {
  const sending = new CarefulSending();
  sending.send(0);
  sending.settle({ isBegun: true });
  expect(crowd(sending, grant(false))).toBe(10);
  sending.settle({ isBegun: true });
  expect(sending.waitMs(grant(false), 0)).toBe(0);
  expect(crowd(new CarefulSending(), grant(true))).toBe(7);
  expect(crowd(new CarefulSending(), grant(true, 4))).toBe(2);
});

it("takes a request that was not refused for half a second for taken", () => {
  const sending = new CarefulSending();
  crowd(sending, grant(true));
  expect(sending.waitMs(grant(true), 100)).toBe(400);
  expect(sending.waitMs(grant(true), 500)).toBe(0);
});

it("holds nothing back where nobody tells of first tokens and nothing was refused", () => {
  expect(crowd(new CarefulSending(), grant(false))).toBe(30);
});
