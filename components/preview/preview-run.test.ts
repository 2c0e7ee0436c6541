import { expect, test } from "vitest";
import type { PreviewEvent } from "@/lib/api/preview";
import { advanceRun, failRun, isUnderWay, newRun, stopRun, tokensPerSecond } from "./preview-run";

const completed: PreviewEvent = {
  kind: "completed",
  text: "I am here.",
  finishReason: "stop",
  promptTokens: 10,
  completionTokens: 40,
  cachedTokens: null,
  firstTokenMs: 500,
  totalMs: 2500,
  verdict: "kept",
  reason: null,
  hits: [],
};

test("deltas add up and the first one sets the time to the first token", () => {
  let run = newRun("draft");
  expect(isUnderWay(run)).toBe(true);
  run = advanceRun(run, { kind: "delta", text: "I am" }, 120);
  run = advanceRun(run, { kind: "delta", text: " he" }, 180);
  expect(run).toMatchObject({ phase: "streaming", text: "I am he", firstTokenMs: 120, elapsedMs: 180 });
});

test("a stop and a failure keep the text that had arrived", () => {
  const run = advanceRun(newRun("draft"), { kind: "delta", text: "I am" }, 120);
  expect(stopRun(run, 200)).toMatchObject({ phase: "stopped", text: "I am" });
  expect(failRun(run, "The stream was cut.", 200)).toMatchObject({ phase: "failed", text: "I am" });
});

test("speed counts from the first token, and is unknown where the server counted nothing", () => {
  const run = advanceRun(newRun("draft"), completed, 2600);
  expect(tokensPerSecond(run)).toBe(20);
  expect(tokensPerSecond(advanceRun(run, { ...completed, completionTokens: null }, 2600))).toBeNull();
  expect(isUnderWay(run)).toBe(false);
});
