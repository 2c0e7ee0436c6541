import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Answer, answerWarnings } from "./answer-warnings";
import type { CompletionOutcome } from "./completion";
import { type ServerProbe, serverProbeSchema } from "./server-probe";

type Completed = Extract<CompletionOutcome, { status: "completed" }>;
type Reachable = Extract<ServerProbe, { reachable: true }>;

const usage = { promptTokens: 1_001, completionTokens: 20, cachedTokens: null };
const timing = { firstTokenMs: 3, totalMs: 9 };
const request = {
  prompt: "…",
  stop: ["\n\nUser:"],
  sampling: { temperature: 0.7, topP: 0.95, maxTokens: 300 },
  seed: 7,
};

function answer({
  asked = {},
  completed = {},
  counted = 1_000,
  probe = null,
}: {
  asked?: Partial<Answer["request"]>;
  completed?: Partial<Completed>;
  counted?: number | null;
  probe?: Partial<Reachable> | null;
} = {}): Answer {
  return {
    request: { ...request, ...asked },
    outcome: {
      status: "completed",
      text: " The Elbe.",
      tokens: null,
      finishReason: "stop",
      usage,
      timing,
      ...completed,
    },
    countedPromptTokens: counted,
    probe: probe === null ? null : probed(probe),
  };
}

const probed = (found: Partial<Reachable>) =>
  serverProbeSchema.parse({
    reachable: true,
    baseUrl: "http://127.0.0.1:8000/v1",
    kind: "vllm",
    build: "0.9",
    models: ["m"],
    model: "m",
    windowTokens: 4_096,
    slots: null,
    canTokenize: true,
    completions: { isWorking: true, isStreaming: true, hasUsage: true, firstTokenMs: 1, problem: null },
    checks: [],
    ...found,
  });

const codes = (given: Answer) => answerWarnings(given).map(({ code }) => code);
const message = (given: Answer) => answerWarnings(given)[0]?.message;

test("an answer that is what was asked for has no warning", () => {
  expect(codes(answer())).toEqual([]);
  const requestFields = ["prompt", "stop", "max_tokens", "temperature", "top_p", "seed"];
  expect(codes(answer({ probe: { seed: "reproducible", requestFields } }))).toEqual([]);
});

describe("a prompt that was cut", () => {
  test("is told by fewer tokens read than counted, with both figures", () => {
    const cut = answer({ completed: { usage: { ...usage, promptTokens: 600 } } });
    expect(codes(cut)).toEqual(["prompt_cut"]);
    expect(message(cut)).toMatch(/read 600 tokens of the prompt's 1,000 .* larger window/);
  });

  test.each([
    [998, []],
    [999, []],
    [1_000, []],
    [1_002, []],
    [997, ["prompt_cut"]],
  ])(
    "is not told from %i read of 1,000 counted where a token that begins a prompt explains it",
    (read, told) => {
      expect(codes(answer({ completed: { usage: { ...usage, promptTokens: read } } }))).toEqual(told);
    },
  );

  test("cannot be told without a count, or where the server counts only what it did not know yet", () => {
    expect(codes(answer({ counted: null, completed: { usage: { ...usage, promptTokens: 600 } } }))).toEqual(
      [],
    );
    expect(codes(answer({ completed: { usage: { ...usage, promptTokens: 0 } } }))).toEqual([]);
  });
});

describe("a window that is too small", () => {
  test("is told before anything is lost", () => {
    const tight = answer({ probe: { windowTokens: 1_200 } });
    expect(codes(tight)).toEqual(["prompt_exceeds_window"]);
    expect(message(tight)).toMatch(/take 1,300 tokens \(1,000 and 300\).*holds 1,200/);
    expect(codes(answer({ probe: { windowTokens: 1_300 } }))).toEqual([]);
  });

  test("is told of a request that failed too, which may be why it did", () => {
    const failed = answer({ probe: { windowTokens: 1_200 } });
    const failure = {
      kind: "bad_request" as const,
      message: "",
      retryAfterMs: null,
      partialText: "",
      timing,
    };
    expect(codes({ ...failed, outcome: { status: "failed", failure } })).toEqual(["prompt_exceeds_window"]);
  });

  test("is measured by what the server read where nobody counted", () => {
    expect(codes(answer({ counted: null, probe: { windowTokens: 1_200 } }))).toEqual([
      "prompt_exceeds_window",
    ]);
  });

  test("is told by a completion that ends at a limit before its own", () => {
    expect(codes(answer({ completed: { finishReason: "length" } }))).toEqual(["window_reached"]);
    const full = { finishReason: "length" as const, usage: { ...usage, completionTokens: 300 } };
    expect(codes(answer({ completed: full }))).toEqual([]);
  });
});

describe("a setting that had no effect", () => {
  test("max tokens: more were written, by the usage or by the tokens listed", () => {
    expect(codes(answer({ completed: { usage: { ...usage, completionTokens: 301 } } }))).toEqual([
      "max_tokens_ignored",
    ]);
    const tokens = Array.from({ length: 301 }, () => ({ text: "a", logprob: -1, top: [] }));
    const unsaid = { tokens, usage: { ...usage, completionTokens: null } };
    expect(codes(answer({ completed: unsaid }))).toEqual(["max_tokens_ignored"]);
  });

  test("a stop string: it stands in the text", () => {
    const past = answer({ completed: { text: "The Elbe.\n\nUser: And" } });
    expect(codes(past)).toEqual(["stop_ignored"]);
    expect(message(past)).toContain('"\\n\\nUser:"');
    expect(codes(answer({ asked: { stop: [""] } }))).toEqual([]);
  });

  test("probabilities: asked for, and none came", () => {
    expect(codes(answer({ asked: { logprobs: 1 } }))).toEqual(["logprobs_missing"]);
    const tokens = [{ text: " The", logprob: -1, top: [] }];
    expect(codes(answer({ asked: { logprobs: 1 }, completed: { tokens } }))).toEqual([]);
    expect(codes(answer({ asked: { logprobs: 1 }, completed: { text: "" } }))).toEqual([]);
  });

  test("the seed: the server does not know it or did not keep to it, unless nothing is sampled", () => {
    const requestFields = ["stop", "max_tokens", "temperature", "top_p"];
    expect(message(answer({ probe: { requestFields } }))).toMatch(/knows no seed/);
    expect(message(answer({ probe: { seed: "differs" } }))).toMatch(/two texts for one seed/);
    const sampling = { ...request.sampling, temperature: 0 };
    expect(codes(answer({ asked: { sampling }, probe: { seed: "differs" } }))).toEqual([]);
  });

  test("others: what the server's own description does not list", () => {
    const ignored = answer({ probe: { requestFields: ["seed", "stop", "max_tokens", "temperature"] } });
    expect(codes(ignored)).toEqual(["setting_ignored"]);
    expect(message(ignored)).toMatch(/does not know top_p, so it has no effect/);
    const two = answer({ probe: { requestFields: ["seed", "max_tokens", "temperature"] } });
    expect(message(two)).toMatch(/does not know stop, top_p, so they have/);
    expect(
      codes(
        answer({
          asked: { stop: [] },
          probe: { requestFields: ["seed", "max_tokens", "temperature", "top_p"] },
        }),
      ),
    ).toEqual([]);
  });
});

test("a server without token counts leaves a cut prompt unseen, and that is said", () => {
  const none = { promptTokens: null, completionTokens: null, cachedTokens: null };
  expect(codes(answer({ completed: { usage: none } }))).toEqual(["usage_missing"]);
});

test("a failure has no answer to find fault with, nor does an address that was never reached", () => {
  const failure = { kind: "timeout" as const, message: "", retryAfterMs: null, partialText: "", timing };
  const failed = { ...answer(), outcome: { status: "failed" as const, failure } };
  expect(codes(failed)).toEqual([]);
  const unreachable = { reachable: false as const, baseUrl: "", diagnosis: "", checks: [] };
  expect(codes({ ...failed, probe: unreachable })).toEqual([]);
});

test("whatever is asked and answered, each warning comes once and is a sentence", () => {
  const count = fc.option(fc.nat(5_000));
  const any = fc.record({
    asked: fc.record({ logprobs: fc.nat(5), stop: fc.array(fc.string()), prompt: fc.string() }),
    completed: fc.record({
      text: fc.string(),
      finishReason: fc.constantFrom("stop" as const, "length" as const, "other" as const),
      usage: fc.record({ promptTokens: count, completionTokens: count, cachedTokens: count }),
    }),
    counted: count,
    probe: fc.option(
      fc.record({
        windowTokens: count,
        requestFields: fc.option(fc.subarray(["stop", "seed", "top_p", "temperature", "max_tokens"])),
        seed: fc.constantFrom("reproducible" as const, "differs" as const, null),
      }),
    ),
  });
  fc.assert(
    fc.property(any, (given) => {
      const warnings = answerWarnings(answer(given));
      expect(new Set(warnings.map(({ code }) => code)).size).toBe(warnings.length);
      for (const warning of warnings) expect(warning.message).toMatch(/^[A-Z].*\.$/s);
    }),
  );
});
