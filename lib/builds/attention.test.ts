import { expect, test } from "vitest";
import { needsAttention } from "./attention";

const build = { status: "running" as const, pauseReason: null, waitingReason: null };

test("a build that paused by itself or waits for its server needs a person, one that a person paused does not", () => {
  expect(needsAttention(build)).toBe(false);
  expect(needsAttention({ ...build, waitingReason: "refused" })).toBe(true);
  expect(needsAttention({ ...build, status: "paused" })).toBe(false);
  expect(needsAttention({ ...build, status: "paused", pauseReason: "kept fell below 50 %" })).toBe(true);
  expect(needsAttention({ ...build, status: "done", waitingReason: "refused" })).toBe(false);
});
