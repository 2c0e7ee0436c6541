import { describe, expect, test } from "vitest";
import type { Complete, CompletionOutcome, CompletionRequest } from "./completion";
import { guardPrompt } from "./guard-prompt";
import { runToEnd } from "./run-to-end";

const principles = `# Principles\n\n${"1 (honest). It says what it does not know.\n".repeat(20)}\n`;
const promptOf = (request: string) => `${principles}User: ${request}\n\nIt:`;
const timing = { firstTokenMs: 5, totalMs: 50 };

/** One token a word, line break or mark, as a tokenizer of English counts. */
const tokensOf = (text: string) => (text.match(/\s?\w+|\S|\n/g) ?? []).length;

type Server = {
  windowTokens?: number | null;
  /** What the server reads of a prompt of so many tokens; null: it reports no usage. */
  reads?: (tokens: number) => number | null;
  canCount?: boolean;
};

function guarded({ windowTokens = null, reads = (tokens) => tokens, canCount = true }: Server) {
  const counted: string[] = [];
  const sent: string[] = [];
  const complete: Complete = async function* (request) {
    sent.push(request.prompt);
    yield { text: " Yes." };
    return {
      status: "completed",
      text: " Yes.",
      tokens: null,
      finishReason: "stop",
      usage: { promptTokens: reads(tokensOf(request.prompt)), completionTokens: 2, cachedTokens: null },
      timing,
    };
  };
  const guard = guardPrompt(complete, {
    windowTokens: async () => windowTokens,
    count: async (text) => {
      counted.push(text);
      return canCount ? tokensOf(text) : null;
    },
  });
  const ask = (request: string, maxTokens = 64): Promise<CompletionOutcome> => {
    const sampling = { temperature: 1, topP: 1, maxTokens };
    const asked: CompletionRequest = { prompt: promptOf(request), stop: [], sampling, seed: 1 };
    return runToEnd(guard(asked, new AbortController().signal));
  };
  return { ask, counted, sent };
}

const requests = Array.from({ length: 200 }, (_, i) => `Tell me about the tide number ${i} in the bay.`);
const whole = tokensOf(promptOf(requests[0] ?? ""));

describe("prompts that fit and are read whole", () => {
  test("are answered, and their common beginning is all that is counted", async () => {
    const { ask, counted } = guarded({ windowTokens: 4_096 });
    const outcomes = await Promise.all(requests.map((request) => ask(request)));
    expect(outcomes.every(({ status }) => status === "completed")).toBe(true);
    expect(counted).toEqual([promptOf(requests[0] ?? ""), principles]);
  });

  test("may be counted with a token before them, or as none where the server still knew them", async () => {
    for (const reads of [(tokens: number) => tokens + 1, (tokens: number) => tokens - 2, () => 0]) {
      const { ask } = guarded({ windowTokens: 4_096, reads });
      for (const request of requests.slice(0, 5)) expect((await ask(request)).status).toBe("completed");
    }
  });

  test("are counted one by one only where they might not fit", async () => {
    const { ask, counted } = guarded({ windowTokens: whole + 64 });
    for (const request of requests.slice(0, 10)) expect((await ask(request)).status).toBe("completed");
    // The first one twice: as the beginning of all, before there is a second.
    expect(counted).toHaveLength(12);
  });
});

describe("a prompt that does not fit", () => {
  test("is not sent, and the failure names the figures and the cure", async () => {
    const { ask, sent } = guarded({ windowTokens: whole + 64 });
    expect(await ask("x ".repeat(400))).toMatchObject({
      status: "failed",
      failure: {
        kind: "too_long",
        message: expect.stringMatching(
          /^Not sent: the prompt and its completion may take 7\d\d tokens \(6\d\d and 64\), but the server's window holds \d+\. Ask for fewer max tokens/,
        ),
        partialText: "",
      },
    });
    expect(sent).toEqual([]);
    expect((await ask(requests[0] ?? "")).status).toBe("completed");
  });

  test("does not fit because of the room for its completion either", async () => {
    const { ask } = guarded({ windowTokens: whole + 64 });
    expect(await ask(requests[0] ?? "", 65)).toMatchObject({ failure: { kind: "too_long" } });
  });
});

describe("an answer to a part of the prompt", () => {
  test("is a failure with the figures, whatever window the server claims", async () => {
    for (const windowTokens of [null, 4_096]) {
      const { ask, counted } = guarded({ windowTokens, reads: (tokens) => Math.min(tokens, 100) });
      expect(await ask(requests[0] ?? "")).toMatchObject({
        status: "failed",
        failure: {
          kind: "prompt_cut",
          message: expect.stringMatching(`The server read 100 tokens of the prompt's ${whole}`),
          partialText: " Yes.",
          timing,
        },
      });
      expect(await ask(requests[1] ?? "")).toMatchObject({ failure: { kind: "prompt_cut" } });
      // Each one that looks cut is counted before it is called so.
      expect(counted).toContain(promptOf(requests[1] ?? ""));
    }
  });

  test("passes where nobody counts or the server does not say what it read: nothing false is said", async () => {
    const uncounted = guarded({ windowTokens: 50, canCount: false, reads: () => 100 });
    expect((await uncounted.ask(requests[0] ?? "")).status).toBe("completed");
    const silent = guarded({ reads: () => null });
    expect((await silent.ask(requests[0] ?? "")).status).toBe("completed");
  });
});

test("a tokenizer that does not answer is not asked again for each prompt", async () => {
  const { ask, counted } = guarded({ windowTokens: 4_096, canCount: false });
  for (const request of requests.slice(0, 20)) expect((await ask(request)).status).toBe("completed");
  expect(counted).toHaveLength(2);
});
