import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import { type PreviewEvent, previewEventSchema, type runPreview } from "@/lib/api/preview";
import { readLines } from "@/lib/api/read-lines";
import { countTokens } from "@/lib/inference/tokenize";
import type { Column } from "@/lib/previews/column";
import { selfAlign } from "@/lib/steps/self-align";
import { prepareColumns } from "@/lib/store/preview-columns";
import { readRunSummary } from "@/lib/store/preview-list";
import { getPreviewCompletion, getPreviewRun } from "@/lib/store/preview-views";
import { prepareTestColumns } from "@/testing/launch-test-board";
import { provideTestDatabase } from "@/testing/provide-test-database";
import { type SampleServer, startSampleServer } from "@/testing/sample-server/sample-server";
import { until } from "@/testing/until";
import { POST } from "./route";

provideTestDatabase();

let server: SampleServer;
beforeAll(async () => {
  server = await startSampleServer();
});
afterAll(() => server.close());

type Body = z.input<(typeof runPreview)["body"]>;
const request = { instruction: "Explain in a few sentences why the sea is salty.", input: "" };

async function columnsAt(settings: string, changes: Column["changes"][] = [[]], maxInFlight?: number) {
  const prepared = await prepareTestColumns(changes, server.urlWith(settings), maxInFlight);
  return prepared.map(({ column }) => column);
}

function post(body: Partial<Body>, signal?: AbortSignal): Promise<Response> {
  const url = "http://127.0.0.1:3000/api/preview";
  const headers = { host: "127.0.0.1:3000" };
  const asked = new Request(url, {
    method: "POST",
    headers,
    body: JSON.stringify({ ...request, ...body }),
    signal,
  });
  return POST(asked, { params: Promise.resolve({}) });
}

async function eventsOf(body: Partial<Body>): Promise<PreviewEvent[]> {
  const events: PreviewEvent[] = [];
  const response = await post(body);
  if (response.body === null || !response.ok) throw new Error(await response.text());
  for await (const line of readLines(response.body)) events.push(previewEventSchema.parse(JSON.parse(line)));
  return events;
}

const ofKind = <Kind extends PreviewEvent["kind"]>(events: readonly PreviewEvent[], kind: Kind) =>
  events.filter((event): event is Extract<PreviewEvent, { kind: Kind }> => event.kind === kind);

/** Has the prompts counted beforehand: a busy machine may count too late, and a preview does not wait for it. */
async function rememberCounts(columns: Column[]): Promise<void> {
  const prepared = await prepareColumns(columns, selfAlign);
  for (const { server: at, frozen } of prepared) {
    const prompt = selfAlign.renderPrompt(frozen.constitution, request);
    expect(await countTokens(at, [prompt])).not.toBeNull();
  }
}

describe("a live preview", () => {
  it("streams all columns and samples at once, and keeps exactly what it showed", async () => {
    const columns = await columnsAt("first-token=5,token=1", [[], [{ kind: "principle_off", number: 2 }]]);
    await rememberCounts(columns);
    const events = await eventsOf({ columns, samples: 3, logprobs: 2 });
    const [started] = ofKind(events, "started");
    expect(events[0]).toBe(started);
    expect(events.at(-1)).toEqual({ kind: "finished" });
    expect(started?.columns.map(({ label }) => label)).toEqual(["Version 1", "Version 1, without 2"]);
    const completed = ofKind(events, "completed");
    expect(completed).toHaveLength(6);
    for (const one of completed) {
      const deltas = ofKind(events, "delta").filter(
        (d) => d.column === one.column && d.sample === one.sample,
      );
      expect(deltas.map(({ text }) => text).join("")).toBe(one.text);
      const kept = await getPreviewCompletion(one.completionId);
      expect(kept).toMatchObject({
        status: "completed",
        column: one.column,
        sample: one.sample,
        seed: 100 + one.sample,
        rawText: one.text,
        verdict: one.verdict,
        figures: one.figures,
      });
      expect(kept.tokens).toEqual(deltas.flatMap((delta) => delta.tokens ?? []));
      expect(one.figures.countedPromptTokens).toBe(one.figures.promptTokens);
      expect(one.warnings).toEqual([]);
    }
    const first = ofKind(events, "delta").findIndex((delta) => delta.column === 1);
    const last = ofKind(events, "delta").findLastIndex((delta) => delta.column === 0);
    expect(first).toBeLessThan(last);
    expect((await readRunSummary(started?.runId ?? 0)).status).toBe("done");
  });

  it("has never more requests in flight than the server may have, over all previews of it", async () => {
    const settings = "first-token=10,token=1,slots=2";
    const columns = await columnsAt(settings, [[]], 2);
    const both = await Promise.all([eventsOf({ columns, samples: 4 }), eventsOf({ columns, samples: 4 })]);
    // The server answers 429 beyond two.
    expect(both.flatMap((events) => ofKind(events, "failed"))).toEqual([]);
    expect(both.flatMap((events) => ofKind(events, "completed"))).toHaveLength(8);
  });

  it("stops the server when its stream is closed, and keeps what had come", async () => {
    const columns = await columnsAt("first-token=5,token=40");
    const response = await post({ columns, samples: 2 });
    if (response.body === null) throw new Error("no stream");
    const reader = readLines(response.body);
    const started = previewEventSchema.parse(JSON.parse((await reader.next()).value ?? ""));
    let text = "";
    while (text.length < 20) {
      const event = previewEventSchema.parse(JSON.parse((await reader.next()).value ?? ""));
      if (event.kind === "delta" && event.sample === 0) text += event.text;
    }
    await reader.return();
    if (started.kind !== "started") throw new Error("not started");
    await until(async () => (await readRunSummary(started.runId)).status === "stopped");
    const { completions } = await getPreviewRun(started.runId);
    expect(completions.map(({ status }) => status)).toEqual(["stopped", "stopped"]);
    expect(completions[0]?.rawText.startsWith(text)).toBe(true);
    expect(completions[0]?.verdict).toBeNull();
    await until(async () => server.log.list().filter(({ outcome }) => outcome === "client_left").length >= 2);
  });

  it("is refused with a sentence before anything is asked where a column is wrong", async () => {
    const columns = await columnsAt("first-token=1");
    const asked = server.log.total();
    const response = await post({
      columns: columns.map((one) => ({ ...one, changes: [{ kind: "exemplar_off", exemplar: 7 }] })),
    });
    expect(response.status).toBe(400);
    expect((await response.json()).error.message).toBe("There is no exemplar 8 to change; there are 5.");
    const many = await post({ columns, samples: 65 });
    expect(many.status).toBe(400);
    expect(server.log.total()).toBe(asked);
  });
});

describe("what a person gets of a server that misbehaves", () => {
  const fails: [string, string, RegExp, "text" | "none"][] = [
    ["reset=1", "unreachable", /closed the connection|reset/i, "none"],
    ["rate-limit=1", "rate_limited", /429/, "none"],
    ["overload=1", "overloaded", /503/, "none"],
    ["loading", "loading", /Loading model/, "none"],
    ["not-found", "bad_request", /404/, "none"],
    ["unauthorized", "unauthorized", /401/, "none"],
    ["key=secret", "unauthorized", /Incorrect API key/, "none"],
    ["malformed=1", "malformed", /web page|without choices/, "none"],
    ["cut=1", "cut_stream", /characters/, "text"],
    ["stream-error=1", "stream_error", /broke off with an error/, "text"],
    ["error-field=1", "stream_error", /broke off with an error/, "text"],
    ["bad-json=1", "malformed", /not JSON/, "text"],
    ["no-finish=1", "cut_stream", /without a finish reason/, "text"],
  ];
  it.each(fails)(
    "%s: failed as %s, with a sentence and what had come",
    async (settings, kind, sentence, came) => {
      const columns = await columnsAt(`first-token=1,token=0,${settings}`);
      const events = await eventsOf({ columns });
      const [failed] = ofKind(events, "failed");
      expect(failed).toMatchObject({ failureKind: kind, message: expect.stringMatching(sentence) });
      const deltas = ofKind(events, "delta").map(({ text }) => text);
      expect(failed?.text).toBe(deltas.join(""));
      expect(failed?.text === "" ? "none" : "text").toBe(came);
      expect(events.at(-1)).toEqual({ kind: "finished" });
      const kept = await getPreviewCompletion(failed?.completionId ?? 0);
      expect(kept).toMatchObject({
        status: "failed",
        failureKind: kind,
        rawText: failed?.text,
        verdict: null,
      });
    },
  );

  const warns: [string, string | null][] = [
    ["no-stream", null],
    ["ignore-stop", "stop_ignored"],
    ["no-usage", "usage_missing"],
    ["truncate=200", "prompt_cut"],
    ["slow-headers=80", null],
  ];
  it.each(warns)("%s: completed, and told of as %s", async (settings, code) => {
    const columns = await columnsAt(`first-token=1,token=0,faultless,${settings}`);
    const [completed] = ofKind(await eventsOf({ columns }), "completed");
    expect(completed?.warnings.map((warning) => warning.code)).toEqual(code === null ? [] : [code]);
    const kept = await getPreviewCompletion(completed?.completionId ?? 0);
    expect(kept.warnings).toEqual(completed?.warnings);
  });

  it.each(["hang=1", "stall=1"])("%s: nothing is lost when the person stops waiting", async (settings) => {
    const columns = await columnsAt(`first-token=1,token=0,${settings}`);
    const response = await post({ columns });
    if (response.body === null) throw new Error("no stream");
    const reader = readLines(response.body);
    const started = previewEventSchema.parse(JSON.parse((await reader.next()).value ?? ""));
    if (started.kind !== "started") throw new Error("not started");
    if (settings.startsWith("stall")) await reader.next();
    await reader.return();
    await until(async () => (await readRunSummary(started.runId)).status === "stopped");
    const [kept] = (await getPreviewRun(started.runId)).completions;
    expect(kept).toMatchObject({ status: "stopped", failureKind: "cancelled" });
    expect(kept?.rawText === "").toBe(settings.startsWith("hang"));
  });
});
