import { expect, test } from "vitest";
import { greatestChange } from "./funnel-change";

const drops = (kept: number, byReason: Record<string, number>) => {
  const dropsByReason = Object.entries(byReason).map(([reason, count]) => ({ reason, count }));
  const dropped = dropsByReason.reduce((sum, { count }) => sum + count, 0);
  return { counts: { total: 1000, kept, dropped, failed: 0 }, dropsByReason };
};

test("the reason whose share changed most is told, also when it is gone", () => {
  const before = drops(80, { short: 10, apology: 10 });
  expect(greatestChange(drops(70, { short: 20, apology: 10 }), before)).toEqual({
    reason: "short",
    before: 0.1,
    now: 0.2,
  });
  expect(greatestChange(drops(90, { short: 10 }), before)).toMatchObject({ reason: "apology", now: 0 });
});

test("small differences, and builds with few answers, tell nothing", () => {
  expect(
    greatestChange(drops(81, { short: 9, apology: 10 }), drops(80, { short: 10, apology: 10 })),
  ).toBeNull();
  expect(greatestChange(drops(10, { short: 10 }), drops(80, { short: 1 }))).toBeNull();
});
