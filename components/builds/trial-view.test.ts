import { describe, expect, it } from "vitest";
import type { StepPreviewEvent } from "@/lib/api/step-previews";
import { NO_CONSTITUTION } from "@/lib/constitutions/no-constitution";
import { advanceTrial, isTrialUnderWay, NO_TRIAL } from "./trial-view";

const started: StepPreviewEvent = {
  kind: "started",
  item: 0,
  origin: "record 4",
  request: { instruction: "Why?", input: "" },
  prompt: "Why?",
  stop: [],
  seed: 3,
  server: "desk",
  model: "m",
  setup: NO_CONSTITUTION,
  preset: { name: "studio", version: 1 },
  items: [{ item: 0, origin: "record 4", instruction: "Why?", input: "" }],
};
const figures = {
  promptTokens: null,
  countedPromptTokens: null,
  completionTokens: null,
  cachedTokens: null,
  firstTokenMs: null,
  totalMs: 1,
};
const trialAfter = (...events: StepPreviewEvent[]) =>
  events.reduce(advanceTrial, { ...NO_TRIAL, phase: "asking" });

describe("an item that is tried", () => {
  it("grows by what arrives, and ends with the text as the server sent it", () => {
    const writing = trialAfter(started, { kind: "delta", text: "Be" }, { kind: "delta", text: "cau" });
    expect(writing).toMatchObject({ phase: "writing", text: "Becau" });
    expect(isTrialUnderWay(writing)).toBe(true);
    const whole = advanceTrial(writing, {
      kind: "completed",
      text: "Because.",
      finishReason: "stop",
      figures,
      verdict: { verdict: "kept", reason: null, hits: [] },
      warnings: [],
      pieces: null,
    });
    expect(whole).toMatchObject({ phase: "completed", text: "Because.", items: [{ item: 0 }] });
    expect(isTrialUnderWay(whole)).toBe(false);
  });

  it("that failed keeps what had come, and says why", () => {
    const failed = trialAfter(
      started,
      { kind: "delta", text: "Be" },
      { kind: "failed", failureKind: "timeout", message: "Too slow.", text: "Be", figures },
    );
    expect(failed).toMatchObject({ phase: "failed", text: "Be", failure: "Too slow.", completed: null });
  });
});
