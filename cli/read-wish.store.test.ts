import { runMigrations } from "graphile-worker";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { database } from "@/lib/store/database";
import { upsertSeedPrompts, upsertSeedSet } from "@/lib/store/seed-prompt-writes";
import { chooseSeedSet } from "@/lib/store/seed-prompts";
import { addServer } from "@/lib/store/servers";
import { provideTestDatabase } from "@/testing/provide-test-database";
import { publishTemplate } from "@/testing/publish-template";
import { sampleTask } from "@/testing/seed-builders";
import { testAssess, testInventing } from "@/testing/test-steps";
import { readWish } from "./read-wish";
import { stepHelp } from "./step-help";

vi.mock("@/lib/steps/steps", async (importOriginal) =>
  (await import("@/testing/test-steps")).withTestSteps(await importOriginal()),
);

provideTestDatabase();

let ids = { dataset: 0, server: 0, template: 0, seeds: 0 };
beforeAll(async () => {
  await runMigrations({ connectionString: process.env.DATABASE_URL ?? "" });
  const form = { baseUrl: "http://127.0.0.1:9/v1", model: "m", maxInFlight: 4 };
  const { id: server } = await addServer({ ...form, name: "desk" }, "test");
  const { id: dataset } = await database().dataset.create({ data: { name: "Answers" } });
  const { id: template } = await publishTemplate("quality", "Strict", "Judge.", "Judge well.");
  await publishTemplate("instructions", "Ask", "Write.");
  const seeds = await upsertSeedSet(database(), "Seeds");
  await upsertSeedPrompts(database(), seeds, [sampleTask("a")], { actor: "Ada", from: "seeds.jsonl" });
  await chooseSeedSet(seeds);
  ids = { dataset, server, template, seeds };
});

const options = { server: "desk", seed: "42" };

describe("what the command line asks for", () => {
  it("is a dataset's records with templates and settings where the step asks about replies", async () => {
    const wish = await readWish(testAssess, {
      ...options,
      dataset: "Answers",
      limit: "40",
      template: ["quality=Strict@1"],
      set: ["rubrics=quality", "votes=3"],
      maxTokens: "90",
    });
    expect(wish).toMatchObject({
      step: "assess",
      datasetId: ids.dataset,
      limit: 40,
      serverId: ids.server,
      templates: [{ role: "quality", templateId: ids.template, version: 1 }],
      settings: { rubrics: "quality", votes: 3 },
      sampling: { temperature: 0.7, topP: 0.95, maxTokens: 90 },
    });
    expect(wish).not.toHaveProperty("constitutionId");
    expect(wish.preset).toBeUndefined();
  });

  it("is a target and what is to be new where the step invents, from the seed set in use", async () => {
    const wish = await readWish(testInventing, { ...options, target: "500", newAgainst: ["Answers"] });
    expect(wish).toMatchObject({
      step: "self-instruct",
      seedSetId: ids.seeds,
      target: 500,
      earlierDatasetIds: [ids.dataset],
    });
  });

  it.each<[string, typeof testAssess, object, string]>([
    ["no source", testAssess, {}, "name the dataset that holds them with --dataset"],
    ["a target that it does not have", testAssess, { dataset: "Answers", target: "5" }, "leave --target out"],
    ["an unknown setting", testAssess, { set: ["colour=red"] }, "Test assess has rubrics, votes"],
    ["a value that is none", testAssess, { set: ["votes=many"] }, "votes takes a number"],
    ["another role", testInventing, { template: ["quality=Strict"] }, "its roles: instructions"],
    ["a role that is none", testAssess, { dataset: "Answers", template: ["tone=Strict"] }, "the roles are"],
    [
      "a missing template",
      testAssess,
      { dataset: "Answers", template: ["quality=Kind"] },
      "there are Strict",
    ],
    [
      "a missing version",
      testAssess,
      { dataset: "Answers", template: ["quality=Strict@9"] },
      "has no version 9",
    ],
    ["a missing dataset", testAssess, { dataset: "Nothing" }, "there are Answers"],
  ])("is refused with the cause for %s", async (_what, step, given, message) => {
    await expect(readWish(step, { ...options, ...given })).rejects.toThrow(message);
  });
});

it("the help of a step says what it asks, which templates it takes and each setting with its default", () => {
  expect(stepHelp(testAssess).trim().split("\n")).toEqual([
    "Asks: the kept records of a dataset (--dataset), at most --limit.",
    "Makes: scores, judged by the preset studio.",
    "Templates (--template role=name): quality, following.",
    '--set rubrics="both" (both, quality)  Which rubrics are asked.',
    "--set votes=1",
    "Source: tests.",
  ]);
});
