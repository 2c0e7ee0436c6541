import { expect, test } from "vitest";
import { completionBody } from "./completion-body";

const request = {
  prompt: "Name a river.",
  stop: ["\n\nUser:"],
  sampling: { temperature: 0, topP: 0.95, maxTokens: 64 },
  seed: 7,
};

test("a request becomes the fields of /v1/completions, always streamed and always with a limit", () => {
  expect(completionBody(request, "watson")).toEqual({
    model: "watson",
    prompt: "Name a river.",
    stop: ["\n\nUser:"],
    max_tokens: 64,
    temperature: 0,
    top_p: 0.95,
    seed: 7,
    stream: true,
    stream_options: { include_usage: true },
  });
});

test("an empty list of stop strings is left out, for some servers refuse it", () => {
  expect(completionBody({ ...request, stop: [] }, "watson")).not.toHaveProperty("stop");
});

test("probabilities are asked for only where they are wanted, and none but the sampled token's is a wish too", () => {
  expect(completionBody(request, "watson")).not.toHaveProperty("logprobs");
  expect(completionBody({ ...request, logprobs: 0 }, "watson")).toHaveProperty("logprobs", 0);
  expect(completionBody({ ...request, logprobs: 5 }, "watson")).toHaveProperty("logprobs", 5);
});
