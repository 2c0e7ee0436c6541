import { runMigrations } from "graphile-worker";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { planStep } from "@/lib/store/build-plans";
import { getBuildProbe, listProbeAnswers, startBuildProbe } from "@/lib/store/build-probes";
import { getBuildWork } from "@/lib/store/builds";
import { database } from "@/lib/store/database";
import { publishPreset } from "@/lib/store/filter-presets";
import { type BuildWish, freezeBuild } from "@/lib/store/launch";
import { insertRecords } from "@/lib/store/record-inserts";
import { upsertSeedPrompts, upsertSeedSet } from "@/lib/store/seed-prompt-writes";
import { addServer } from "@/lib/store/servers";
import { launchTestBuild } from "@/testing/launch-test-build";
import { newRecord } from "@/testing/new-record";
import { provideTestDatabase } from "@/testing/provide-test-database";
import { publishTemplate } from "@/testing/publish-template";
import { runProbe } from "@/testing/run-probe";
import { type ScriptedHttpServer, startScriptedHttpServer } from "@/testing/scripted-http-server";
import { sampleTask } from "@/testing/seed-builders";

vi.mock("@/lib/steps/steps", async (importOriginal) =>
  (await import("@/testing/test-steps")).withTestSteps(await importOriginal()),
);

provideTestDatabase();

let server: ScriptedHttpServer;
/** What was sent, and what is answered to it. */
const prompts: string[] = [];
let answerTo = (_prompt: string, _seed: number) => "";
beforeAll(async () => {
  await runMigrations({ connectionString: process.env.DATABASE_URL ?? "" });
  server = await startScriptedHttpServer((req, res) => {
    let body = "";
    req.on("data", (chunk) => {
      body += chunk;
    });
    req.on("end", () => {
      if (req.url !== "/v1/completions") return res.writeHead(404).end("{}");
      const { prompt, seed } = JSON.parse(body);
      prompts.push(prompt);
      const choice = { index: 0, text: answerTo(prompt, seed), finish_reason: "stop" };
      return res
        .writeHead(200, { "content-type": "application/json" })
        .end(JSON.stringify({ choices: [choice], usage: { prompt_tokens: 40, completion_tokens: 10 } }));
    });
  });
});
afterAll(() => server.close());

async function wishOf(given: Partial<BuildWish> & Pick<BuildWish, "step">): Promise<BuildWish> {
  const form = { baseUrl: `${server.origin}/v1`, model: "m", maxInFlight: 1 };
  const { id: serverId } = await addServer({ ...form, name: `s${Math.random()}` }, "test");
  const sampling = { temperature: 0.7, topP: 0.95, maxTokens: 128 };
  return { serverId, sampling, seed: 5, ...given };
}

async function probe(wish: BuildWish) {
  const { id } = await startBuildProbe(await freezeBuild(wish), "Ada");
  await runProbe(id);
  return id;
}

describe("a probe of a step without a constitution", () => {
  it("asks with its templates and with what the step adds to each request, and says what could not be read", async () => {
    await publishTemplate("quality", "Strict", "Judge the quality.");
    await publishTemplate("following", "Strict", "Judge the following.");
    const { id: buildId } = await launchTestBuild(2);
    const { datasetId } = await getBuildWork(buildId);
    await insertRecords(
      [0, 1].map((item) => newRecord({ id: buildId, datasetId }, item, { output: `Answer ${item}.` })),
    );
    answerTo = (prompt) => (prompt.includes("following:") ? "no idea" : "7");
    const id = await probe(await wishOf({ step: "assess", datasetId, settings: { votes: 2 } }));
    expect([...prompts].sort()).toEqual(
      [0, 1]
        .flatMap((item) =>
          ["following", "quality"].map(
            (rubric) => `Judge the quality.\n${rubric}: Why is the sea salty? -> Answer ${item}.\nScore:`,
          ),
        )
        .sort(),
    );
    const { report, manifest } = await getBuildProbe(id);
    expect(manifest).toMatchObject({
      constitution: null,
      settings: { votes: 2, rubrics: "both" },
      source: { datasetId },
      templates: [{ text: "Judge the quality." }, { text: "Judge the following." }],
    });
    expect(report).toMatchObject({ total: 4, answered: 4, failed: 0, pieces: null });
    expect(report.drops).toContainEqual({
      reason: "unparsed",
      rate: expect.objectContaining({ count: 2, of: 4 }),
    });
    expect(await listProbeAnswers(id, { reason: "unparsed" })).toHaveLength(2);
  });
});

/** A seed set of two tasks. */
async function seedSetOfTwo(): Promise<number> {
  const id = await upsertSeedSet(database(), "Seeds");
  const seeds = [sampleTask("a", "Name a river."), sampleTask("b", "Name a hill.")];
  await upsertSeedPrompts(database(), id, seeds, { actor: "Ada", from: "seeds.jsonl" });
  return id;
}

describe("a probe of a step that invents", () => {
  it("asks its first requests, and reads them in order against the seed prompts and each other", async () => {
    prompts.length = 0;
    await publishTemplate("instructions", "Ask", "Old words.", "Write new tasks.");
    const rules = [{ rule: "blacklist", isEnabled: true, params: { words: ["sea"] } }];
    await publishPreset({ name: "dry", rules, after: 0, note: "", basedOn: null, actor: "Ada" });
    answerTo = (_, seed) => `- Name a river.\n- Name lake ${seed}.\n- Name the sea.\n- Name a bay.`;
    const wish = await wishOf({
      step: "self-instruct",
      seedSetId: await seedSetOfTwo(),
      settings: { shown: 1 },
      target: 100,
      preset: "dry",
    });
    const id = await probe(wish);
    expect(prompts).toEqual(Array.from({ length: 3 }, () => "Write new tasks.\n- Name a river.\n- "));

    const { report } = await getBuildProbe(id);
    // Each answer holds a new lake; the bay is new once.
    expect(report).toMatchObject({ total: 3, answered: 3, kept: 4, dropped: 8 });
    expect(report.pieces).toMatchObject({
      read: 12,
      byRule: { count: 3 },
      notNew: { count: 5 },
      unreadable: { count: 0 },
      requestsForTarget: 75,
    });
    expect(report.projection).toMatchObject({ generations: 75, promptTokens: 75 * 40 });
    const [first, second] = await listProbeAnswers(id, { reason: "not_new" });
    expect(first?.pieces?.map(({ reason }) => reason)).toEqual(["not_new", null, "blacklist", null]);
    expect(second?.pieces?.[3]?.nearest?.from).toEqual({ kind: "accepted", item: 0, part: 3 });

    const plan = await planStep({ ...wish, probeId: id }, async () => null);
    expect(plan.requests).toMatchObject({ count: 75, source: "probe" });
    expect(plan.warnings.map(({ code }) => code)).not.toContain("requests_unknown");
    expect((await planStep(wish, async () => null)).warnings.map(({ code }) => code)).toContain(
      "requests_unknown",
    );
  });
});
