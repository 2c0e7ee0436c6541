import { expect, test } from "vitest";
import { describeSort, nextSort } from "./describe-sort";
import { byId, sortKeys } from "./record-sort";

test("an order is told in words", () => {
  expect(describeSort(byId)).toBe("by number, rising");
  expect(describeSort({ by: "reply_length", isFalling: true })).toBe("by reply length, falling");
});

test("a head that is pressed three times leaves the table by number", () => {
  for (const by of sortKeys.filter((key) => key !== "id")) {
    const rising = nextSort(byId, by);
    const falling = nextSort(rising, by);
    expect([rising, falling, nextSort(falling, by)]).toEqual([
      { by, isFalling: false },
      { by, isFalling: true },
      byId,
    ]);
  }
  expect(nextSort(byId, "id")).toEqual({ by: "id", isFalling: true });
  expect(nextSort({ by: "id", isFalling: true }, "id")).toEqual(byId);
});
