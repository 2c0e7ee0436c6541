import { expect, test } from "vitest";
import type { PreviewEvent } from "@/lib/api/preview";
import {
  advanceColumn,
  type ColumnRun,
  failColumn,
  isUnderWay,
  newColumnRun,
  stopColumn,
  tokensPerSecond,
} from "./column-run";

const fresh = newColumnRun({
  request: { instruction: "Who is here?", input: "" },
  preset: "dromedary-v1",
  hasLogprobs: false,
});
const at = { column: 0, sample: 0 };
const delta = (text: string) => ({ kind: "delta" as const, ...at, text });
const figures = {
  promptTokens: 10,
  countedPromptTokens: null,
  completionTokens: 40,
  cachedTokens: null,
  firstTokenMs: 500,
  totalMs: 2500,
};
const completed: Extract<PreviewEvent, { kind: "completed" }> = {
  kind: "completed",
  ...at,
  completionId: 7,
  text: "I am here.",
  finishReason: "stop",
  figures,
  verdict: { verdict: "kept", reason: null, hits: [] },
  warnings: [],
};

const streaming = (): ColumnRun =>
  [delta("I am"), delta(" he"), delta("re")].reduce(
    (run, event, index) => advanceColumn(run, event, 120 + index * 50),
    fresh,
  );

test("deltas add up and the first one sets the time to the first token", () => {
  expect(isUnderWay(fresh)).toBe(true);
  expect(streaming()).toMatchObject({
    phase: "streaming",
    text: "I am here",
    firstTokenMs: 120,
    elapsedMs: 220,
  });
});

test("a stop and a failure keep the text that had come", () => {
  expect(stopColumn(streaming(), 300)).toMatchObject({ phase: "stopped", text: "I am here" });
  expect(failColumn(streaming(), "The stream was cut.", 300)).toMatchObject({
    phase: "failed",
    text: "I am here",
  });
  const failed = {
    ...completed,
    kind: "failed" as const,
    failureKind: "cut_stream" as const,
    message: "Cut.",
  };
  expect(advanceColumn(streaming(), { ...failed, text: "" }, 300).text).toBe("I am here");
  expect(advanceColumn(streaming(), { ...failed, text: "I am here, too" }, 300).text).toBe("I am here, too");
});

test("probabilities are kept token by token, and are absent where the server gave none", () => {
  const token = { text: "I", logprob: -0.1, top: [] };
  const run = advanceColumn(fresh, { ...delta("I"), tokens: [token] }, 100);
  expect(advanceColumn(run, { ...delta(" am"), tokens: [token, token] }, 110).tokens).toHaveLength(3);
  expect(streaming().tokens).toBeNull();
});

test("speed counts from the first token: by pieces while it streams, by the server's count after", () => {
  expect(tokensPerSecond(streaming())).toEqual({ perSecond: 20, isCounted: false });
  const run = advanceColumn(streaming(), completed, 2600);
  expect(tokensPerSecond(run)).toEqual({ perSecond: 20, isCounted: true });
  const uncounted = { ...completed, figures: { ...figures, completionTokens: null } };
  expect(tokensPerSecond(advanceColumn(streaming(), uncounted, 2600))).toBeNull();
  expect(isUnderWay(run)).toBe(false);
});
