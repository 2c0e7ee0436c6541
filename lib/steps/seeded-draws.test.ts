import fc from "fast-check";
import { expect, test } from "vitest";
import { seededDraws } from "./seeded-draws";

const place = fc.integer({ min: 0, max: 0x7fff_ffff });

test("the same seed and place draw the same for ever", () => {
  expect(seededDraws(42, 3).sample(175, 5)).toEqual(seededDraws(42, 3).sample(175, 5));
  expect(seededDraws(42, 3).sample(175, 5)).toEqual([97, 124, 129, 64, 157]);
});

test("a sample holds no number twice and none out of range, and all of them where it asks for more", () => {
  fc.assert(
    fc.property(
      place,
      place,
      fc.integer({ min: 0, max: 60 }),
      fc.integer({ min: 0, max: 80 }),
      (...given) => {
        const [seed, at, limit, count] = given;
        const drawn = seededDraws(seed, at).sample(limit, count);
        expect(drawn).toHaveLength(Math.min(limit, count));
        expect(new Set(drawn).size).toBe(drawn.length);
        expect(drawn.every((one) => one >= 0 && one < limit)).toBe(true);
      },
    ),
  );
});

test("shuffling keeps what is there, and every order of three comes about equally often", () => {
  const orders = new Map<string, number>();
  for (let at = 0; at < 6_000; at += 1) {
    const order = seededDraws(7, at).shuffle(["a", "b", "c"]).join("");
    orders.set(order, (orders.get(order) ?? 0) + 1);
  }
  expect(orders.size).toBe(6);
  for (const count of orders.values()) expect(Math.abs(count - 1_000)).toBeLessThan(120);
});
