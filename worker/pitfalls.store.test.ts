import { runMigrations } from "graphile-worker";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { FailureKind } from "@/lib/generation/completion";
import { createComplete } from "@/lib/inference/complete";
import { listFailures } from "@/lib/store/build-items";
import { getBuildView } from "@/lib/store/build-views";
import { cancelBuild } from "@/lib/store/builds";
import { database } from "@/lib/store/database";
import { saveServer } from "@/lib/store/servers";
import { launchTestBuild } from "@/testing/launch-test-build";
import { provideTestDatabase } from "@/testing/provide-test-database";
import { type SampleServer, startSampleServer } from "@/testing/sample-server/sample-server";
import { type ScriptedHttpServer, startScriptedHttpServer } from "@/testing/scripted-http-server";
import { startWorker } from "@/testing/start-worker";
import { until } from "@/testing/until";

// What real servers do to their clients, one test each: a build must survive all of it.

provideTestDatabase();

let sample: SampleServer;
let worker: ReturnType<typeof startWorker>;
beforeAll(async () => {
  await runMigrations({ connectionString: process.env.DATABASE_URL ?? "" });
  sample = await startSampleServer();
  worker = startWorker();
});
afterAll(async () => {
  await worker.stop();
  await sample.close();
});

type BuildView = Awaited<ReturnType<typeof getBuildView>>;
type Whole = Awaited<ReturnType<typeof recordsOf>>;

const recordsOf = (buildId: number) =>
  database().record.findMany({ where: { buildId }, orderBy: { item: "asc" } });

const fast = (settings: string) => sample.urlWith(`first-token=1,token=0,${settings}`);

/** Carries a build of `items` items at `url` to its end. */
async function build(items: number, url: string): Promise<{ view: BuildView; records: Whole }> {
  const { id } = await launchTestBuild(items, url);
  await until(async () => (await getBuildView(id)).status === "done");
  return { view: await getBuildView(id), records: await recordsOf(id) };
}

async function failuresOf({ view }: { view: BuildView }) {
  return (await listFailures(view.id, { after: null, kind: null })).failures;
}

/** Completion requests of builds at an address; the studio's own tests of a server ask for other lengths. */
const asked = (url: string) =>
  sample.log.list().filter((one) => url.includes(encodeURIComponent(one.settings)) && one.maxTokens === 256);

/** Every record is a text that the server says it sent, whole. */
function expectAsSent(url: string, records: readonly { rawText: string }[]) {
  const sent = new Set(asked(url).flatMap((one) => (one.outcome === "completed" ? [one.text] : [])));
  for (const { rawText } of records) expect(sent).toContain(rawText);
}

/** A server that does what one test says with each completion; whatever else is asked is not there. */
function scripted(answer: (res: Parameters<Parameters<typeof startScriptedHttpServer>[0]>[1]) => void) {
  return startScriptedHttpServer((req, res) => {
    if (req.url?.endsWith("/completions")) answer(res);
    else res.writeHead(404).end();
  });
}
const completionsAt = ({ requests }: ScriptedHttpServer) =>
  requests.filter((req) => req.url?.endsWith("/completions"));

// The worker is started meanwhile, which takes its time on a busy machine.
describe("a build survives that a server", { timeout: 120_000 }, () => {
  test("1. cuts a prompt without a word: no answer to a part of one becomes a record", async () => {
    const ended = await build(6, fast("truncate=60"));
    expect(ended.records).toEqual([]);
    for (const failure of await failuresOf(ended)) {
      expect(failure).toMatchObject({ kind: "prompt_cut", attempts: 1 });
      expect(failure.message).toMatch(/read 60 tokens of the prompt's \d{3}/);
    }
    const shifted = await build(6, fast("llamacpp,window=200"));
    expect(shifted.records).toEqual([]);
    // Once the server has been tested, such a prompt is not even sent.
    const kinds = new Set((await failuresOf(shifted)).map(({ kind }) => kind));
    expect([...kinds].every((kind) => kind === "prompt_cut" || kind === "too_long")).toBe(true);
  });

  test("2. blames itself for the client's mistakes: what it will never take is not sent again, what may pass is", async () => {
    const answers: [message: string, kind: FailureKind, attempts: number][] = [
      ["Unsupported param: seed", "bad_request", 1],
      ["context shift is disabled", "too_long", 1],
      ["tensor must be contiguous", "server_error", 3],
    ];
    await Promise.all(
      answers.map(async ([message, kind, attempts]) => {
        const server = await scripted((res) => {
          res.writeHead(500, { "content-type": "application/json" });
          res.end(JSON.stringify({ error: { code: 500, message, type: "server_error" } }));
        });
        const ended = await build(2, `${server.origin}/v1`);
        expect(await failuresOf(ended)).toMatchObject([
          { kind, attempts },
          { kind, attempts },
        ]);
        expect(completionsAt(server).length).toBeGreaterThanOrEqual(2 * attempts);
        await server.close();
      }),
    );
  });

  test("3. tells errors inside a 200 stream, or ends one without a finish reason: no half answer is kept", async () => {
    const url = fast("stream-error=0.15,error-field=0.15,no-finish=0.15,cut=0.15");
    const { view, records } = await build(24, url);
    expect(view.counts.failed + records.length).toBe(24);
    expect(view.attemptsByKind.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(["stream_error", "cut_stream"]),
    );
    expectAsSent(url, records);
    const silent = await scripted((res) => {
      res.writeHead(200, { "content-type": "text/event-stream" }).end("data: [DONE]\n\n");
    });
    const complete = createComplete({ baseUrl: `${silent.origin}/v1`, apiKey: null, model: "m" });
    expect(await outcomeOf(complete)).toMatchObject({ failure: { kind: "cut_stream" } });
    await silent.close();
  });

  test("4. sends headers at once and nothing else for long: a place in its queue is no failure", async () => {
    const url = sample.urlWith("queue=2,first-token=150,token=0");
    const { view, records } = await build(16, url);
    expect(records).toHaveLength(16);
    expect(view.attemptsByKind).toEqual([]);
    // Headers came at once, and still it is the first token that is waited for.
    const silent = await scripted((res) => {
      res.writeHead(200, { "content-type": "text/event-stream" }).flushHeaders();
    });
    const complete = createComplete(
      { baseUrl: `${silent.origin}/v1`, apiKey: null, model: "m" },
      { timeouts: { firstDataMs: 200 } },
    );
    expect(await outcomeOf(complete)).toMatchObject({
      failure: {
        kind: "first_token_timeout",
        message: expect.stringMatching(/No first token within 200 ms/),
      },
    });
    await silent.close();
  });

  test("5. computes for clients that have left, unless the stream is closed: cancelling closes every one", async () => {
    const url = sample.urlWith("first-token=20,token=150");
    const { id } = await launchTestBuild(8, url);
    const inFlight = async () =>
      (await (await fetch(url.replace(/v1$/, "metrics"))).text()).match(/processing (\d+)/)?.[1];
    await until(async () => Number(await inFlight()) > 0);
    await cancelBuild(id, "test");
    await until(async () => Number(await inFlight()) === 0);
    await until(async () => asked(url).some(({ outcome }) => outcome === "client_left"));
    expect((await getBuildView(id)).counts.failed).toBe(0);
  });

  test("6. writes without end where no limit is named: one always is", async () => {
    const url = fast("no-limit");
    const { records } = await build(6, url);
    expect(asked(url)).toHaveLength(6);
    for (const { completionTokens } of records) expect(completionTokens ?? 999).toBeLessThanOrEqual(256);
  });

  test("7. ignores what it does not know: a stop string passed over leaves no second turn in a kept record", async () => {
    const { records } = await build(8, fast("ignore-stop,faultless"));
    expect(records.some(({ rawText }) => rawText.includes("\n\nUser:"))).toBe(true);
    const kept = records.filter(({ verdict }) => verdict === "kept");
    expect(kept.length).toBeGreaterThan(0);
    for (const { output } of kept) expect(output).not.toContain("User:");
  });

  test("8. has shapes of its own: the same texts come from each of them", async () => {
    const shapes = ["", "llamacpp", "usage-last,logprobs-content", "no-stream", "no-usage", "bos,timings"];
    const ends = await Promise.all(shapes.map((shape) => build(6, fast(shape))));
    const [first, ...others] = ends.map(({ records }) => records.map(({ rawText }) => rawText));
    expect(first).toHaveLength(6);
    for (const texts of others) expect(texts).toEqual(first);
  });

  test("9. never refuses, and answers nobody while it is full: no more are sent than it computes", async () => {
    const url = fast("slots=2,first-token=30");
    const { id } = await launchTestBuild(12, url);
    const { serverId, serverName: name } = await getBuildView(id);
    await saveServer(serverId ?? 0, { name, baseUrl: url, model: "sample-scripted", maxInFlight: 2 }, "test");
    await until(async () => (await getBuildView(id)).status === "done");
    expect(await recordsOf(id)).toHaveLength(12);
    // Only what was under way before the limit was lowered can have been too many.
    expect(asked(url).filter(({ outcome }) => outcome === "slots_full").length).toBeLessThanOrEqual(8 - 2);
    const hanging = await build(10, sample.urlWith("threads=3,first-token=40,token=0"));
    expect(hanging.records).toHaveLength(10);
    expect(hanging.view.waitingReason).toBeNull();
    expect(hanging.view.attemptsByKind).toEqual([]);
  });

  test("10. resets bursts: what was reset is sent again, and no attempt is lost to it", async () => {
    const { view, records } = await build(24, fast("burst=3"));
    expect(records).toHaveLength(24);
    expect(view.counts.failed).toBe(0);
    expect(records.every(({ attempts }) => attempts === 1)).toBe(true);
  });

  test("11. counts in its own way: what was cached is known from both, and unknown is not none", async () => {
    const [openai, llama, silent] = await Promise.all(
      ["", "llamacpp", "no-usage"].map((shape) => build(8, fast(`faultless,${shape}`))),
    );
    for (const ended of [openai, llama]) {
      const cached = (ended?.records ?? []).map((record) => record.cachedTokens ?? -1);
      expect(Math.max(...cached)).toBeGreaterThan(100);
      expect(ended?.view.tokensIn).toBeGreaterThan(8 * 100);
    }
    expect(silent?.records[0]).toMatchObject({
      promptTokens: null,
      completionTokens: null,
      cachedTokens: null,
    });
  });

  test("12. takes seeds for a wish: what was kept is what was sent, though each attempt gives another text", async () => {
    const url = fast("ignore-seed,cut=0.3");
    const { view, records } = await build(20, url);
    expect(records.length + view.counts.failed).toBe(20);
    expect(records.some(({ attempts }) => attempts > 1)).toBe(true);
    expectAsSent(url, records);
  });
});

test("a server that still loads its model is waited for, and costs no attempt", async () => {
  const { view, records } = await build(6, fast("load=4000"));
  expect(records).toHaveLength(6);
  expect(view.attemptsByKind).toEqual([]);
  expect(view.events.some(({ message }) => /loading its model/.test(message))).toBe(true);
});

async function outcomeOf(complete: ReturnType<typeof createComplete>) {
  const sampling = { temperature: 1, topP: 1, maxTokens: 8 };
  const stream = complete({ prompt: "x", stop: [], sampling, seed: 1 }, new AbortController().signal);
  let next = await stream.next();
  while (!next.done) next = await stream.next();
  return next.value;
}
