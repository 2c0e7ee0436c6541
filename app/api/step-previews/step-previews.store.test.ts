import { runMigrations } from "graphile-worker";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { readLines } from "@/lib/api/read-lines";
import { type StepPreviewEvent, stepPreviewEventSchema } from "@/lib/api/step-previews";
import { itemSeed } from "@/lib/builds/seeds";
import { database } from "@/lib/store/database";
import { publishPreset } from "@/lib/store/filter-presets";
import { upsertSeedPrompts, upsertSeedSet } from "@/lib/store/seed-prompt-writes";
import { addServer } from "@/lib/store/servers";
import { provideTestDatabase } from "@/testing/provide-test-database";
import { publishTemplate } from "@/testing/publish-template";
import { type ScriptedHttpServer, startScriptedHttpServer } from "@/testing/scripted-http-server";
import { sampleTask } from "@/testing/seed-builders";
import { until } from "@/testing/until";
import { POST } from "./route";

vi.mock("@/lib/steps/steps", async (importOriginal) =>
  (await import("@/testing/test-steps")).withTestSteps(await importOriginal()),
);

provideTestDatabase();

let server: ScriptedHttpServer;
const sent: { prompt: string; seed: number }[] = [];
let answer = "7";
/** Whether it never answers; and how often who asked went away. */
let isHanging = false;
let left = 0;
let ids = { server: 0, seeds: 0, dataset: 0 };
beforeAll(async () => {
  await runMigrations({ connectionString: process.env.DATABASE_URL ?? "" });
  server = await startScriptedHttpServer((req, res) => {
    let body = "";
    req.on("data", (chunk) => {
      body += chunk;
    });
    req.on("end", () => {
      if (req.url !== "/v1/completions") return res.writeHead(404).end("{}");
      sent.push(JSON.parse(body));
      res.on("close", () => {
        if (!res.writableEnded) left += 1;
      });
      if (isHanging) return;
      const choice = { index: 0, text: answer, finish_reason: "stop" };
      res.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ choices: [choice] }));
    });
  });
  const form = { name: "desk", baseUrl: `${server.origin}/v1`, model: "m", maxInFlight: 2 };
  const { id } = await addServer(form, "test");
  const seeds = await upsertSeedSet(database(), "Seeds");
  const tasks = [sampleTask("a", "Name a river."), sampleTask("b", "Name a hill.")];
  await upsertSeedPrompts(database(), seeds, tasks, { actor: "Ada", from: "seeds.jsonl" });
  for (const role of ["quality", "following", "instructions"] as const)
    await publishTemplate(role, "First", `The ${role}.`);
  const dataset = await database().dataset.create({ data: { name: "Answers" } });
  for (const output of ["One.", "Two."])
    await database().record.create({ data: { ...bareRecord, datasetId: dataset.id, output } });
  ids = { server: id, seeds, dataset: dataset.id };
});
afterAll(() => server.close());

const bareRecord = {
  verdict: "kept",
  finishReason: "none",
  seed: 0,
  totalMs: 0,
  replyLength: 4,
  origin: "row",
  instruction: "Why?",
  input: "",
  rawText: "",
  thoughts: "",
  reply: "",
  hits: [],
};

async function open(body: object, signal?: AbortSignal): Promise<Response> {
  const sampling = { temperature: 0.7, topP: 0.95, maxTokens: 64 };
  return POST(
    new Request("http://127.0.0.1:3000/api/step-previews", {
      method: "POST",
      body: JSON.stringify({ serverId: ids.server, sampling, seed: 9, ...body }),
      headers: { host: "127.0.0.1:3000" },
      ...(signal === undefined ? {} : { signal }),
    }),
    { params: Promise.resolve({}) },
  );
}

async function preview(body: object): Promise<StepPreviewEvent[]> {
  sent.length = 0;
  const response = await open(body);
  if (!response.ok || response.body === null) throw new Error((await response.json()).error.message);
  const events: StepPreviewEvent[] = [];
  for await (const line of readLines(response.body))
    events.push(stepPreviewEventSchema.parse(JSON.parse(line)));
  return events;
}

describe("trying one item of a planned build", () => {
  it("sends what the build would send for it, and says what the build would make of the answer", async () => {
    answer = "Eight, I think.";
    const [started, ...rest] = await preview({ step: "assess", datasetId: ids.dataset, item: 3, sample: 2 });
    const prompt = "The quality.\nfollowing: Why? -> Two.\nScore:";
    expect(started).toMatchObject({
      kind: "started",
      item: 3,
      prompt,
      seed: itemSeed(9, 3, 2),
      request: { body: { rubric: "following", response: "Two." } },
      setup: { templates: { quality: "The quality." }, settings: { votes: 1 } },
    });
    expect(started?.kind === "started" && started.items).toHaveLength(4);
    expect(sent).toMatchObject([{ prompt, seed: itemSeed(9, 3, 2) }]);
    expect(rest.at(-1)).toMatchObject({
      kind: "completed",
      text: answer,
      verdict: { verdict: "dropped", reason: "unparsed" },
      pieces: null,
    });
    expect(await database().previewRun.count()).toBe(0);
  });

  it("takes another request in its place, with what the step adds to it", async () => {
    const request = { instruction: "Why not?", input: "" };
    await preview({ step: "assess", datasetId: ids.dataset, request });
    expect(sent[0]?.prompt).toBe("The quality.\nquality: Why not? -> One.\nScore:");
  });

  it("cuts the answer of a step that invents into its pieces, each with what becomes of it", async () => {
    const rules = [{ rule: "blacklist", isEnabled: true, params: { words: ["sea"] } }];
    await publishPreset({ name: "dry", rules, after: 0, note: "", basedOn: null, actor: "Ada" });
    answer = "- Name a river.\n\n- Name a lake.\n- Name a sea.";
    const events = await preview({ step: "self-instruct", seedSetId: ids.seeds, target: 5, preset: "dry" });
    const last = events.at(-1);
    if (last?.kind !== "completed") throw new Error(JSON.stringify(last));
    expect(
      last.pieces?.map(({ piece, reason, droppedBy }) => [piece.instruction, reason, droppedBy]),
    ).toEqual([
      ["Name a river.", "not_new", "novelty"],
      ["", "unparsed", "problem"],
      ["Name a lake.", null, null],
      ["Name a sea.", "blacklist", "rule"],
    ]);
    expect(last.pieces?.[0]?.nearest).toEqual({ text: "Name a river.", score: 1 });
  });

  it("says what is missing before anything is asked", async () => {
    await expect(preview({ step: "assess", datasetId: ids.dataset, item: 9 })).rejects.toThrow(
      "There is no item 10 to try; there are 4.",
    );
    await expect(preview({ step: "self-instruct" })).rejects.toThrow("needs a seed set");
    expect(sent).toEqual([]);
  });

  it("is let go at the server when who watches leaves", async () => {
    isHanging = true;
    sent.length = 0;
    const leaving = new AbortController();
    const response = await open({ step: "assess", datasetId: ids.dataset }, leaving.signal);
    const reader = response.body?.getReader();
    await reader?.read();
    await until(async () => sent.length === 1);
    leaving.abort();
    await until(async () => left === 1);
    isHanging = false;
  });
});
