import { execFile, execFileSync } from "node:child_process";
import { promisify } from "node:util";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { CompletionRequest } from "@/lib/generation/completion";
import { completionBody } from "@/lib/generation/completion-body";
import { curlCommand } from "@/lib/generation/curl";
import { type SampleServer, startSampleServer } from "@/testing/sample-server/sample-server";
import { type ScriptedHttpServer, startScriptedHttpServer } from "@/testing/scripted-http-server";
import { createComplete } from "./complete";

const model = "sample-scripted";
const request: CompletionRequest = {
  prompt: "It's a \"test\": $HOME `id` \\n !! %s\n\tätsch 🦊 \u0000 \u2028 '\\'' end",
  stop: ["\n\nUser:", "'"],
  sampling: { temperature: 0.7, topP: 0.95, maxTokens: 24 },
  seed: 5,
  logprobs: 2,
};

function hasCurl() {
  try {
    return execFileSync("curl", ["--version"]).length > 0;
  } catch {
    return false;
  }
}

/** Notes the bodies and the keys that arrive, and completes with one word. */
let ear: ScriptedHttpServer;
let sample: SampleServer;
let bodies: string[] = [];
beforeAll(async () => {
  sample = await startSampleServer();
  ear = await startScriptedHttpServer((req, res) => {
    const parts: Buffer[] = [];
    req.on("data", (part: Buffer) => parts.push(part));
    req.on("end", () => {
      bodies.push(Buffer.concat(parts).toString("utf8"));
      const last = { choices: [{ index: 0, text: "Hi", finish_reason: "stop" }] };
      res.writeHead(200, { "content-type": "text/event-stream" }).end(`data: ${JSON.stringify(last)}\n\n`);
    });
  });
});
beforeEach(() => {
  bodies = [];
});
afterAll(() => Promise.all([ear.close(), sample.close()]));

/** Typed into a shell, as a person pastes it; an argument of the shell would have a limit of its own. */
async function sh(command: string, env: Record<string, string> = {}): Promise<string> {
  const running = promisify(execFile)("sh", [], { env: { ...process.env, ...env } });
  running.child.stdin?.end(`${command}\n`);
  return (await running).stdout;
}

async function sendByStudio(baseUrl: string, asked: CompletionRequest) {
  const stream = createComplete({ baseUrl, apiKey: null, model })(asked, new AbortController().signal);
  let next = await stream.next();
  while (!next.done) next = await stream.next();
  return next.value;
}

test.skipIf(!hasCurl()).each([
  ["any characters", request],
  ["more than an argument may have", { ...request, prompt: `${"It's long. ".repeat(30_000)}` }],
])("the command with %s sends the bytes that the studio sends", async (_, asked) => {
  const baseUrl = `${ear.origin}/v1`;
  await sendByStudio(baseUrl, asked);
  await sh(curlCommand({ baseUrl, hasKey: false }, completionBody(asked, model)));
  expect(bodies).toHaveLength(2);
  expect(bodies[1]).toBe(bodies[0]);
  expect(JSON.parse(bodies[0] ?? "")).toEqual(completionBody(asked, model));
});

test.skipIf(!hasCurl())(
  "any prompt arrives as it is written",
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary", maxLength: 60 }), async (prompt) => {
        const body = completionBody({ ...request, prompt }, model);
        bodies = [];
        await sh(curlCommand({ baseUrl: `${ear.origin}/v1`, hasKey: false }, body));
        expect(bodies).toEqual([JSON.stringify(body)]);
      }),
      { numRuns: 25 },
    );
  },
  30_000,
);

test.skipIf(!hasCurl())("the key goes along from the variable", async () => {
  const command = curlCommand({ baseUrl: `${ear.origin}/v1`, hasKey: true }, completionBody(request, model));
  await sh(command, { API_KEY: "sk-from-the-person" });
  expect(ear.requests.at(-1)?.headers.authorization).toBe("Bearer sk-from-the-person");
});

test.skipIf(!hasCurl())("the sample server answers the command as it answers the studio", async () => {
  const baseUrl = sample.urlWith("first-token=0,token=0");
  const outcome = await sendByStudio(baseUrl, request);
  const streamed = await sh(`${curlCommand({ baseUrl, hasKey: false }, completionBody(request, model))} -s`);
  expect(streamed).toMatch(/data: \[DONE\]\s*$/);
  expect(outcome).toMatchObject({ status: "completed", text: sample.log.list().at(-1)?.text });
});
