import { runMigrations } from "graphile-worker";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { fromBuiltIn } from "@/lib/recipes/built-in-recipes";
import { provideTestDatabase } from "@/testing/provide-test-database";
import { endBuild, endMerge, provideRecipe } from "@/testing/recipe-chain";
import { sampleTask } from "@/testing/seed-builders";
import { listAllItems } from "./build-items";
import { getBuildWork } from "./builds";
import { publishDraft, saveDraft } from "./constitutions";
import { database } from "./database";
import { getHome } from "./home";
import { adoptDataset, confirmStage, startStage } from "./recipe-starts";
import { getRecipe, listRecipes } from "./recipe-views";
import { changeRecipe, changeStage, createRecipe, removeRecipe, stopRecipe } from "./recipes";
import { upsertSeedPrompts } from "./seed-prompt-writes";
import { goOnUnattended, listUnattended } from "./unattended-recipes";

provideTestDatabase();
beforeAll(() => runMigrations({ connectionString: process.env.DATABASE_URL ?? "" }));
beforeEach(async () => {
  await database()
    .$executeRaw`TRUNCATE build, constitution, server, seed_set, dataset, event, recipe CASCADE`;
});

const actor = "Ada";

const stageOf = async (id: number, key: string) =>
  (await getRecipe(id)).stages.find((stage) => stage.key === key) ?? expect.fail(key);

/** Everything done but "again". */
async function reachAgain(given: Awaited<ReturnType<typeof provideRecipe>>) {
  const { buildId } = await startStage(given.id, "answers", { actor });
  await endBuild(buildId ?? 0);
  await confirmStage(given.id, "train", { serverId: given.trained.id, actor });
  const { makingId } = await startStage(given.id, "prompts", { actor });
  await endMerge(makingId ?? 0);
}

describe("a recipe", () => {
  it("goes from stage to stage, each made from what the one before kept, and its counts add up", async () => {
    const given = await provideRecipe();
    await reachAgain(given);
    const { buildId } = await startStage(given.id, "again", { actor });
    await endBuild(buildId ?? 0);

    const { stages, arrows, state } = await getRecipe(given.id);
    expect(stages.map(({ state: one }) => one)).toEqual(["done", "done", "done", "done"]);
    expect(state).toBe("done");
    const counts = new Map(stages.map((stage) => [stage.key, stage.counts]));
    expect(counts.get("answers")).toMatchObject({
      asked: 3,
      kept: 2,
      dropped: 1,
      failed: 0,
      reasons: [{ reason: "short", count: 1 }],
    });
    // What goes into a stage is what the one before kept, and all of it comes out as kept or dropped.
    for (const arrow of arrows.filter(({ from, as }) => from.kind === "stage" && as === "source")) {
      const before = arrow.from.kind === "stage" ? counts.get(arrow.from.key) : undefined;
      expect([arrow.to, arrow.count, arrow.hasGone]).toEqual([arrow.to, before?.kept, true]);
    }
    for (const { counts: one, taken } of stages.filter(({ counts: c }) => c.asked !== null)) {
      expect(one.kept + one.dropped + one.failed).toBe(one.asked);
      expect(taken === null || taken === one.asked).toBe(true);
    }
    expect((await listAllItems(buildId ?? 0)).every(({ sourceRecordId }) => sourceRecordId !== null)).toBe(
      true,
    );
  });

  it("asks only the seed prompts of the kind that a stage names", async () => {
    const given = await provideRecipe();
    const { buildId } = await startStage(given.id, "answers", { actor });
    const items = await listAllItems(buildId ?? 0);
    expect(items.map(({ origin }) => origin)).toEqual(["a", "b", "c"]);
  });

  it("asks the newly trained model from the stage after its training on", async () => {
    const given = await provideRecipe();
    await reachAgain(given);
    expect((await stageOf(given.id, "again")).serverId).toBe(given.trained.id);
    const { buildId } = await startStage(given.id, "again", { actor });
    expect((await getBuildWork(buildId ?? 0)).manifest.server.name).toBe("meadow");
    expect((await stageOf(given.id, "answers")).serverId).toBe(given.server.id);
  });

  it("refuses a stage that waits, and says what for", async () => {
    const { id } = await provideRecipe();
    await expect(startStage(id, "again", { actor })).rejects.toMatchObject({
      kind: "conflict",
      message: "Again waits: Prompts has not begun. Train has not begun.",
    });
    await expect(confirmStage(id, "train", { actor })).rejects.toMatchObject({ kind: "conflict" });
  });

  it("keeps the chain that a run is part of", async () => {
    const given = await provideRecipe();
    await startStage(given.id, "answers", { actor });
    const without = {
      ...given.definition,
      stages: given.definition.stages.slice(3),
    };
    await expect(changeRecipe(given.id, { definition: without })).rejects.toMatchObject({
      kind: "bad_request",
    });
    const [first, ...rest] = given.definition.stages;
    const renamed = { ...given.definition, stages: [{ ...(first ?? expect.fail()), key: "other" }, ...rest] };
    await expect(changeRecipe(given.id, { definition: renamed })).rejects.toMatchObject({
      kind: "bad_request",
    });
    await removeRecipe(given.id, actor);
    expect(await database().build.count()).toBe(1);
  });

  it("takes a dataset that is there for what a stage would make", async () => {
    const given = await provideRecipe();
    const { id: datasetId } = await database().dataset.create({
      data: { name: "Imported", holds: "prompts" },
    });
    await adoptDataset(given.id, "prompts", { datasetId, actor });
    expect(await stageOf(given.id, "prompts")).toMatchObject({ state: "done", datasetName: "Imported" });
    await expect(adoptDataset(given.id, "prompts", { datasetId: 999_999, actor })).rejects.toMatchObject({
      kind: "not_found",
    });
  });
});

describe("what becomes stale", () => {
  it("is what was made from a constitution before its newest version, and what was made of that", async () => {
    const given = await provideRecipe();
    await reachAgain(given);
    const { draft, draftRevision, id } = given.constitution;
    const changed = await saveDraft(
      id,
      draftRevision,
      { ...draft, preamble: `${draft.preamble} Be brief.` },
      actor,
    );
    await publishDraft(id, changed.draftRevision, "", actor);
    const { stages } = await getRecipe(given.id);
    expect(stages.map(({ state }) => state)).toEqual(["stale", "stale", "stale", "waiting"]);
    expect(stages[0]?.why).toEqual([
      `The constitution is ${draft.name} version 2 now; it was ${draft.name} version 1.`,
    ]);
    expect(stages[2]?.why).toEqual(["Answers is stale."]);
  });

  it("is what was made from records that a person dropped since, from seed prompts and settings that changed", async () => {
    const given = await provideRecipe();
    await reachAgain(given);
    const answers = await stageOf(given.id, "answers");
    await database().$executeRaw`UPDATE record SET verdict = 'dropped', reason = 'hand'
      WHERE id = (SELECT min(id) FROM record WHERE dataset_id = ${answers.run?.datasetId}::int)`;
    expect(await stageOf(given.id, "prompts")).toMatchObject({
      state: "stale",
      why: ["Answers holds 1 kept records now; it was 2."],
    });
    expect((await stageOf(given.id, "answers")).state).toBe("done");

    await upsertSeedPrompts(database(), given.seedSetId, [sampleTask("d")], { actor, from: "more.jsonl" });
    const [stage] = given.definition.stages;
    await changeStage(given.id, "answers", { ...(stage ?? expect.fail()), samples: 2 });
    expect((await stageOf(given.id, "answers")).why).toEqual([
      "The seed prompts of “Seeds” were changed since.",
      "Its settings were changed: samples.",
    ]);
  });

  it("is mended by beginning it again, and the earlier run stays to be seen", async () => {
    const given = await provideRecipe();
    const { buildId: first } = await startStage(given.id, "answers", { actor });
    await endBuild(first ?? 0);
    await confirmStage(given.id, "train", { actor });
    const { buildId: second } = await startStage(given.id, "answers", { actor });
    await endBuild(second ?? 0);
    const answers = await stageOf(given.id, "answers");
    expect(answers).toMatchObject({
      state: "done",
      run: { buildId: second },
      history: [{ buildId: first, kept: 2 }],
    });
    expect(await stageOf(given.id, "train")).toMatchObject({
      state: "stale",
      why: ["Answers was made again."],
    });
  });
});

describe("an unattended recipe", () => {
  it("is begun exactly once by any number of workers, and stops at a person", async () => {
    const given = await provideRecipe();
    await changeRecipe(given.id, { isUnattended: true });
    await Promise.all(Array.from({ length: 5 }, () => goOnUnattended(given.id)));
    expect(await database().build.count()).toBe(1);
    expect(await database().dataset.count()).toBe(1);
    const answers = await stageOf(given.id, "answers");
    await endBuild(answers.run?.buildId ?? 0);

    const before = await listUnattended();
    expect(await goOnUnattended(given.id)).toEqual(["prompts"]);
    const { stages, next } = await getRecipe(given.id);
    expect(stages.map(({ state }) => state)).toEqual(["done", "needs_person", "running", "waiting"]);
    expect(next).toEqual({ key: "train", act: "confirm" });
    expect(await listUnattended()).not.toEqual(before);
    expect(await goOnUnattended(given.id)).toEqual([]);
  });

  it("begins nothing once a stage failed, and nothing a second time", async () => {
    const given = await provideRecipe();
    await changeRecipe(given.id, { isUnattended: true });
    await goOnUnattended(given.id);
    const { run } = await stageOf(given.id, "answers");
    await database().build.update({
      where: { id: run?.buildId ?? 0 },
      data: { status: "failed", failureReason: "The model is gone." },
    });
    expect(await goOnUnattended(given.id)).toEqual([]);
    expect(await stageOf(given.id, "answers")).toMatchObject({
      state: "failed",
      why: ["The model is gone."],
    });
  });

  it("stops with the reason where a stage cannot begin", async () => {
    const given = await provideRecipe({ serverId: null });
    await changeRecipe(given.id, { isUnattended: true });
    expect(await goOnUnattended(given.id)).toEqual([]);
    expect(await getRecipe(given.id)).toMatchObject({
      isUnattended: false,
      stopReason: "Answers could not begin: Answers has no server; choose one.",
    });
    expect(await listUnattended()).toEqual([]);
    // Who sets it going again has read it.
    await changeRecipe(given.id, { isUnattended: true });
    expect((await getRecipe(given.id)).stopReason).toBeNull();
  });
});

describe("a recipe that goes round", () => {
  it("begins the next iteration with the model that was trained, and keeps the ones before as they were", async () => {
    const given = await provideRecipe();
    const stages = given.definition.stages.slice(0, 2);
    await changeRecipe(given.id, {
      definition: { ...given.definition, isIterated: true, iterations: 2, stages },
    });
    const { buildId } = await startStage(given.id, "answers", { actor });
    await endBuild(buildId ?? 0);
    await confirmStage(given.id, "train", { serverId: given.trained.id, actor });

    const second = await getRecipe(given.id);
    expect(second).toMatchObject({ iteration: 1, atHand: 1 });
    expect(second.stages[0]).toMatchObject({ state: "ready", serverId: given.trained.id });
    const [answers] = stages;
    await changeStage(given.id, "answers", { ...(answers ?? expect.fail()), samples: 3 });
    const first = await getRecipe(given.id, 0);
    expect(first.stages.map(({ state, mayBegin }) => [state, mayBegin])).toEqual([
      ["done", false],
      ["done", false],
    ]);
    const again = await startStage(given.id, "answers", { actor });
    expect((await getBuildWork(again.buildId ?? 0)).manifest).toMatchObject({
      seed: 43,
      samplesPerItem: 3,
      server: { name: "meadow" },
    });
  });
});

describe("the list of recipes", () => {
  it("says where each stands", async () => {
    const { id } = await provideRecipe();
    await createRecipe({
      name: "Dromedary",
      definition: fromBuiltIn("dromedary", { constitution: null, seedSetId: null, serverId: null }),
      actor,
    });
    const list = await listRecipes();
    expect(list.map(({ name, state, method }) => [name, state, method])).toEqual([
      ["Dromedary", "new", "dromedary"],
      ["Round", "new", "own"],
    ]);
    expect(list[1]).toMatchObject({ id, next: { key: "answers", act: "begin" }, serverName: "orchard" });
    await expect(
      createRecipe({
        name: "Round",
        definition: fromBuiltIn("dromedary", { constitution: null, seedSetId: null, serverId: null }),
        actor,
      }),
    ).rejects.toMatchObject({ kind: "conflict" });
  });
});

describe("the home page", () => {
  it("shows a recipe that needs a person, with the stage, and one that stopped by itself, with the reason", async () => {
    const given = await provideRecipe();
    await database().studio.create({ data: { id: 1 } });
    expect((await getHome()).attention.filter(({ href }) => href.startsWith("/recipes"))).toEqual([]);
    const { buildId } = await startStage(given.id, "answers", { actor });
    await endBuild(buildId ?? 0);
    await stopRecipe(given.id, "Prompts could not begin: there is no server.");
    expect((await getHome()).attention.filter(({ href }) => href.startsWith("/recipes"))).toEqual([
      {
        title: "Round stopped by itself",
        detail: "Prompts could not begin: there is no server.",
        href: `/recipes/${given.id}`,
        action: "Open",
      },
      {
        title: "Round needs you: train",
        detail: "The stages after it wait.",
        href: `/recipes/${given.id}?stage=train`,
        action: "Open",
      },
    ]);
  });
});
