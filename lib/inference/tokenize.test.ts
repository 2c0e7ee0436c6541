import { afterAll, beforeAll, expect, test } from "vitest";
import { promptParts } from "@/lib/constitutions/prompt-parts";
import { selfAlign } from "@/lib/steps/self-align";
import { shownLeakyConstitution as leakyConstitution } from "@/testing/leaky-constitution";
import { type SampleServer, startSampleServer } from "@/testing/sample-server/sample-server";
import { tokenize } from "@/testing/sample-server/tokenizer";
import { startScriptedHttpServer } from "@/testing/scripted-http-server";
import { countTokens } from "./tokenize";

let sample: SampleServer;
beforeAll(async () => {
  sample = await startSampleServer();
});
afterAll(() => sample.close());

const at = (baseUrl: string) => ({ baseUrl, apiKey: null, model: "sample-scripted" });

/** A server whose `/tokenize` gives one token for each character, what `tokensOf` adds included. */
async function counting<T>(
  tokensOf: (text: string) => unknown,
  use: (baseUrl: string, asked: string[]) => Promise<T>,
): Promise<T> {
  const asked: string[] = [];
  const server = await startScriptedHttpServer((req, res) => {
    let body = "";
    req.on("data", (chunk) => {
      body += chunk;
    });
    req.on("end", () => {
      if (req.url !== "/tokenize") return res.writeHead(404).end();
      const { prompt, content, inputs } = JSON.parse(body) as Record<string, string>;
      expect([content, inputs]).toEqual([prompt, prompt]);
      asked.push(prompt ?? "");
      return res
        .writeHead(200, { "content-type": "application/json" })
        .end(JSON.stringify(tokensOf(prompt ?? "")));
    });
  });
  try {
    return await use(`${server.origin}/v1`, asked);
  } finally {
    await server.close();
  }
}

const letters = (text: string) => [...text].map((_, index) => index);

test("the server's own tokenizer counts each text, and the parts of a prompt add up to the prompt", async () => {
  const request = { instruction: "Name a river.", input: "" };
  const parts = promptParts(leakyConstitution, selfAlign.renderRequest(leakyConstitution, request)).map(
    (part) => part.text,
  );
  const counts = await countTokens(at(sample.urlWith("token=0")), parts);
  expect(counts).toEqual(parts.map((part) => tokenize(part).length));
  const prompt = selfAlign.renderPrompt(leakyConstitution, request);
  expect(counts?.reduce((a, b) => a + b)).toBe(tokenize(prompt).length);
});

test("an empty text has no tokens, and no texts need no answer", async () => {
  expect(await countTokens(at(sample.urlWith("token=0")), ["", "one two"])).toEqual([0, 2]);
  expect(await countTokens(at(sample.urlWith("token=0")), [])).toEqual([]);
});

test("a token that a server puts before every text is not counted with each of them", async () => {
  await counting(
    (text) => ({ tokens: [1, ...letters(text)] }),
    async (url) => expect(await countTokens(at(url), ["abc", "de"])).toEqual([3, 2]),
  );
});

test("a list that is the whole answer is read too", async () => {
  await counting(letters, async (url) => expect(await countTokens(at(url), ["abc"])).toEqual([3]));
});

test("a text that was counted is not sent again", async () => {
  await counting(letters, async (url, asked) => {
    await countTokens(at(url), ["abc", "de", "de"]);
    expect(asked.toSorted()).toEqual([".", ".abc", ".de"]);
    expect(await countTokens(at(url), ["abc", "fghi"])).toEqual([3, 4]);
    expect(asked.slice(3)).toEqual([".fghi"]);
    await countTokens({ ...at(url), model: "another" }, ["abc"]);
    expect(asked).toHaveLength(6);
  });
});

test("an empty list is no count, nor is anything that is no list", async () => {
  for (const answer of [{ tokens: [] }, { tokens: 3 }, { count: 3 }, "three"]) {
    await counting(
      () => answer,
      async (url) => expect(await countTokens(at(url), ["abc"])).toBeNull(),
    );
  }
});

test("a server without the endpoint or without an answer does not count", async () => {
  await counting(letters, async (url) =>
    expect(await countTokens(at(url.replace("/v1", "/elsewhere/v1")), ["abc"])).toBeNull(),
  );
  const gone = await counting(letters, async (url) => url);
  expect(await countTokens(at(gone), ["abc"])).toBeNull();
});
