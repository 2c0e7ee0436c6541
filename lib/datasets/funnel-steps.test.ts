import { expect, test } from "vitest";
import { funnelSteps } from "./funnel-steps";

const preset = { name: "dromedary-v1", version: 1 };

test("the funnel goes through the rules in the order in which they ran", () => {
  const drops = [
    { reason: "short", count: 30 },
    { reason: "no_self_id", count: 20 },
  ];
  expect(funnelSteps(100, drops, preset)).toEqual([
    { reason: "no_self_id", count: 20, from: 0.8, share: 0.2 },
    { reason: "short", count: 30, from: 0.5, share: 0.3 },
  ]);
});

test("what could not be read comes before the rules, and what is not new after them", () => {
  const drops = [
    { reason: "near_duplicate", count: 30 },
    { reason: "short", count: 20 },
    { reason: "cut", count: 10 },
  ];
  expect(funnelSteps(100, drops, preset).map(({ reason }) => reason)).toEqual([
    "cut",
    "short",
    "near_duplicate",
  ]);
});

test("the funnel of a preset that is no longer known keeps the order given", () => {
  const drops = [{ reason: "other", count: 1 }];
  expect(funnelSteps(2, drops, { name: "gone", version: 1 })[0]).toMatchObject({
    reason: "other",
    from: 0.5,
  });
});
