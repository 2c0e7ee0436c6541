import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { readAddress } from "./address";
import { createArrivals } from "./arrivals";

beforeEach(() => void vi.useFakeTimers({ toFake: ["performance"] }));
afterEach(() => void vi.useRealTimers());

function addressOf(settings: string) {
  const address = readAddress(`/with/${settings}/v1`);
  if ("mistake" in address) throw new Error(address.mistake);
  return address;
}

test("what comes within 50 ms is one burst, and a moment later all is well", () => {
  const arrivals = createArrivals();
  const address = addressOf("burst=2");
  const arrive = () => arrivals.isOverrun(address);
  expect([arrive(), arrive(), arrive(), arrive()]).toEqual([false, false, true, true]);
  expect(arrivals.isOverrun(addressOf("token=1"))).toBe(false);
  vi.advanceTimersByTime(60);
  expect(arrive()).toBe(false);
});

test("a model is loaded for a time from the first request at its address, or for ever", () => {
  const arrivals = createArrivals();
  const [loading, forEver] = [addressOf("load=150"), addressOf("loading")];
  vi.advanceTimersByTime(1_000);
  expect([arrivals.isLoading(loading), arrivals.isLoading(forEver)]).toEqual([true, true]);
  vi.advanceTimersByTime(200);
  expect([arrivals.isLoading(loading), arrivals.isLoading(forEver)]).toEqual([false, true]);
  expect(arrivals.isLoading(addressOf("load=151"))).toBe(true);
});
