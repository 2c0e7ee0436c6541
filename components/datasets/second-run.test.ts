import { expect, test } from "vitest";
import { advanceSecondRun, isSecondRunUnderWay, NO_SECOND_RUN } from "./second-run";

const server = { id: 1, name: "desk", baseUrl: "http://desk/v1", model: "m", kind: "vllm", build: null };

test("text grows until the run ends, and a failure keeps what had come", () => {
  let run = advanceSecondRun(NO_SECOND_RUN, { kind: "started", server });
  expect(isSecondRunUnderWay(run)).toBe(true);
  for (const text of ["The ", "tide"]) run = advanceSecondRun(run, { kind: "delta", text });
  expect(run).toMatchObject({ phase: "streaming", text: "The tide" });
  run = advanceSecondRun(run, {
    kind: "failed",
    failureKind: "cut_stream",
    message: "Cut.",
    text: "The tide",
  });
  expect(run).toMatchObject({ phase: "failed", text: "The tide", failure: "Cut." });
  expect(isSecondRunUnderWay(run)).toBe(false);
});

test("a new run begins with nothing of the last one", () => {
  const failed = { ...NO_SECOND_RUN, phase: "failed" as const, text: "old", failure: "Cut." };
  const asking = { ...NO_SECOND_RUN, phase: "asking", server };
  expect(advanceSecondRun(failed, { kind: "started", server })).toEqual(asking);
});
