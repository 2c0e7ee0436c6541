import fc from "fast-check";
import { expect, test } from "vitest";
import { tokenProbabilitySchema } from "@/lib/generation/completion";
import { readLogprobs } from "./read-logprobs";

const river = { text: " river", logprob: -0.4 };
const sea = { text: " sea", logprob: -1.2 };

test("the parallel lists of OpenAI and vLLM are read, the likeliest token first", () => {
  const logprobs = {
    tokens: [" river", "."],
    token_logprobs: [-0.4, -0.1],
    top_logprobs: [{ " sea": -1.2, " river": -0.4 }, null],
    text_offset: [0, 6],
  };
  expect(readLogprobs(logprobs)).toEqual({
    shape: "legacy",
    tokens: [
      { ...river, top: [river, sea] },
      { text: ".", logprob: -0.1, top: [] },
    ],
  });
});

test("SGLang's offsets of -1 and its missing alternatives do not matter", () => {
  const logprobs = { tokens: [" river"], token_logprobs: [-0.4], top_logprobs: [], text_offset: [-1] };
  expect(readLogprobs(logprobs)?.tokens).toEqual([{ ...river, top: [] }]);
});

test("the list of the chat API, which llama.cpp sends for completions too, is read", () => {
  const of = ({ text, logprob }: typeof river) => ({ id: 7, token: text, bytes: [32], logprob });
  const logprobs = { content: [{ ...of(river), top_logprobs: [of(river), of(sea)] }] };
  expect(readLogprobs(logprobs)).toEqual({ shape: "content", tokens: [{ ...river, top: [river, sea] }] });
});

test("a token without a number is left out, and what is no list of tokens is nothing", () => {
  expect(readLogprobs({ tokens: ["a", "b"], token_logprobs: [null, -1] })?.tokens).toEqual([
    { text: "b", logprob: -1, top: [] },
  ]);
  expect(readLogprobs({ content: [] })).toEqual({ shape: "content", tokens: [] });
  for (const none of [null, undefined, {}, [], 3, { content: null }, { tokens: ["a"] }]) {
    expect(readLogprobs(none)).toBeNull();
  }
});

test("whatever a server sends, tokens are tokens", () => {
  const anything = fc.anything();
  const shapes = fc.oneof(
    anything,
    fc.record({
      content: fc.array(fc.oneof(anything, fc.record({ token: fc.string(), logprob: anything }))),
    }),
    fc.record({ tokens: fc.array(anything), token_logprobs: fc.array(anything), top_logprobs: anything }),
  );
  fc.assert(
    fc.property(shapes, (logprobs) => {
      for (const token of readLogprobs(logprobs)?.tokens ?? []) tokenProbabilitySchema.parse(token);
    }),
  );
});
