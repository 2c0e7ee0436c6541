import { runMigrations } from "graphile-worker";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { provideTestDatabase } from "@/testing/provide-test-database";
import { publishTemplate } from "@/testing/publish-template";
import { sampleTask } from "@/testing/seed-builders";
import { insertItems, listAllItems } from "./build-items";
import { listPool } from "./build-pool";
import { cancelBuild, getBuildWork } from "./builds";
import { database } from "./database";
import { type BuildWish, launchStep } from "./launch";
import { checkManifest, launchFromManifest } from "./launch-manifest";
import { exportManifest } from "./manifest-files";
import { upsertSeedPrompts, upsertSeedSet } from "./seed-prompt-writes";
import { addServer } from "./servers";

vi.mock("@/lib/steps/steps", async (importOriginal) =>
  (await import("@/testing/test-steps")).withTestSteps(await importOriginal()),
);

provideTestDatabase();
beforeAll(() => runMigrations({ connectionString: process.env.DATABASE_URL ?? "" }));
beforeEach(() => emptyStudio());

/** As a studio that has never heard of any of it. */
async function emptyStudio() {
  await database()
    .$executeRaw`TRUNCATE build, constitution, server, seed_set, dataset, event, template CASCADE`;
}

const serverForm = { name: "orchard", baseUrl: "http://127.0.0.1:9/v1", model: "tiny", maxInFlight: 4 };

async function launch(wish: Partial<BuildWish> & Pick<BuildWish, "step">): Promise<number> {
  const server = await addServer(serverForm, "Ada");
  const sampling = { temperature: 0.7, topP: 0.9, maxTokens: 64 };
  const { id } = await launchStep({
    serverId: server.id,
    sampling,
    seed: 7,
    ...wish,
    name: "First",
    actor: "Ada",
  });
  await cancelBuild(id, "Ada");
  return id;
}

async function invention(wish: Partial<BuildWish> = {}): Promise<number> {
  await publishTemplate("instructions", "Ask", "Write new tasks.");
  const seedSetId = await upsertSeedSet(database(), "Seeds");
  const seeds = [sampleTask("a", "Name a river."), sampleTask("b", "Name a hill.")];
  await upsertSeedPrompts(database(), seedSetId, seeds, { actor: "Ada", from: "seeds.jsonl" });
  return launch({ step: "self-instruct", seedSetId, target: 90, settings: { shown: 2 }, ...wish });
}

async function assessment(): Promise<number> {
  await publishTemplate("quality", "Strict", "Judge the quality.");
  await publishTemplate("following", "Strict", "Judge the following.");
  const { id: datasetId } = await database().dataset.create({ data: { name: "Answers" } });
  await database().record.create({
    data: {
      datasetId,
      verdict: "kept",
      finishReason: "none",
      seed: 0,
      totalMs: 0,
      replyLength: 4,
      origin: "row 1",
      instruction: "Why?",
      input: "",
      rawText: "",
      thoughts: "",
      reply: "So.",
      output: "So.",
      hits: [],
      topic: "Reasons",
      questionType: "why",
    },
  });
  return launch({ step: "assess", datasetId });
}

const withoutIds = async (id: number) => {
  const { server, createdAt: _, ...manifest } = (await getBuildWork(id)).manifest;
  return { ...manifest, server: server.name };
};
const asked = async (id: number) =>
  (await listAllItems(id)).map(({ origin, request, topic, questionType }) => ({
    origin,
    request,
    topic,
    questionType,
  }));
const poolOf = async (id: number) => (await listPool(id)).map(({ seedPromptId: _, ...entry }) => entry);

describe("the manifest file of a step without a constitution", () => {
  it("starts the same requests in an empty studio: their bodies, topics, templates and settings", async () => {
    const first = await assessment();
    const [before, items, { text }] = [
      await withoutIds(first),
      await asked(first),
      await exportManifest(first),
    ];
    expect(items).toHaveLength(2);
    expect(items[0]?.request.body).toEqual({ step: "assess", rubric: "quality", response: "So." });
    await emptyStudio();
    await addServer(serverForm, "Grace");
    const { constitution, differences } = await checkManifest(text, []);
    expect(constitution).toBeNull();
    expect(differences).toEqual([
      "The dataset “Answers” is not here; what is asked is what the file holds of it.",
    ]);
    const { id } = await launchFromManifest(text, { serverIds: [], actor: "Grace" });
    expect(await withoutIds(id)).toEqual({ ...before, source: null });
    expect(await asked(id)).toEqual(items);
  });

  it("names its dataset where that is here", async () => {
    const first = await assessment();
    const { text } = await exportManifest(first);
    const { id, differences } = await launchFromManifest(text, { serverIds: [], actor: "Ada" });
    expect(differences).toEqual([]);
    expect(await withoutIds(id)).toEqual(await withoutIds(first));
  });
});

describe("the manifest file of a step that invents", () => {
  it("starts it with its seed prompts, its target and its first requests, not with what it asked later", async () => {
    const first = await invention();
    const [before, items, pool] = [await withoutIds(first), await asked(first), await poolOf(first)];
    expect(pool.map(({ instruction }) => instruction)).toEqual(["Name a river.", "Name a hill."]);
    const later = { origin: "request 3", seedPromptId: null, request: { instruction: "Later.", input: "" } };
    await insertItems(database(), first, [later], items.length);
    await database().build.update({
      where: { id: first },
      data: { totalItems: items.length + 1, target: 120 },
    });
    const { text } = await exportManifest(first);
    await emptyStudio();
    await addServer(serverForm, "Grace");
    const { id, differences } = await launchFromManifest(text, { serverIds: [], actor: "Grace" });
    expect(differences).toEqual([]);
    expect(await withoutIds(id)).toEqual({ ...before, target: 120 });
    expect(await asked(id)).toEqual(items);
    expect(await poolOf(id)).toEqual(pool);
    expect((await database().build.findUniqueOrThrow({ where: { id } })).target).toBe(120);
  });

  it("says which earlier datasets are not here", async () => {
    const { id: old } = await database().dataset.create({ data: { name: "Old" } });
    const { text } = await exportManifest(await invention({ earlierDatasetIds: [old] }));
    await emptyStudio();
    await addServer(serverForm, "Grace");
    const { id, differences } = await launchFromManifest(text, { serverIds: [], actor: "Grace" });
    expect(differences).toEqual([
      "The earlier dataset “Old” is not here, so what is invented is not held against it.",
    ]);
    expect((await getBuildWork(id)).manifest.earlier).toEqual([]);
  });

  it("cannot be started where the topics that it asks about are not here", async () => {
    const file = JSON.parse((await exportManifest(await invention())).text);
    file.manifest.step = "topic-questions";
    file.manifest.source = { datasetId: 77, name: "Topics" };
    await expect(checkManifest(JSON.stringify(file), [])).rejects.toThrow(
      /“manifest\.source” cannot be used: the dataset “Topics”, whose topics it asks about, is not here/,
    );
  });
});
