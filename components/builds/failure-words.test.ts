import { expect, test } from "vitest";
import { attemptsWords, kindTitle } from "./failure-words";

test("failed attempts have recovered only where nothing gave up and nothing waits", () => {
  const attempts = { kind: "rate_limited", attempts: 2204, gaveUp: 0 };
  expect(attemptsWords(attempts, { failed: 0, itemsRetrying: 0 })).toBe("all recovered");
  expect(attemptsWords(attempts, { failed: 0, itemsRetrying: 3 })).toBe("all tried again");
  expect(attemptsWords(attempts, { failed: 9, itemsRetrying: 0 })).toBe("all tried again");
  expect(attemptsWords({ ...attempts, gaveUp: 4 }, { failed: 4, itemsRetrying: 0 })).toBe(
    "2,200 tried again",
  );
  expect(attemptsWords({ ...attempts, attempts: 4, gaveUp: 4 }, { failed: 4, itemsRetrying: 0 })).toBe(
    "not tried again",
  );
});

test("a kind that this release does not know is spelt out", () => {
  expect(kindTitle("rate_limited")).toBe("429, too many requests");
  expect(kindTitle("moon_phase")).toBe("moon phase");
});
