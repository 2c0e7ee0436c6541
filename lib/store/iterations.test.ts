import { runMigrations } from "graphile-worker";
import { beforeAll, describe, expect, it } from "vitest";
import { totalOf, yieldOf } from "@/lib/datasets/iteration";
import { launchTestAssessment, storeReplies } from "@/testing/launch-test-assessment";
import { launchTestBuild } from "@/testing/launch-test-build";
import { newRecord } from "@/testing/new-record";
import { provideTestDatabase } from "@/testing/provide-test-database";
import { database } from "./database";
import { getIterations } from "./iterations";
import { insertRecords, type NewRecord } from "./record-inserts";

provideTestDatabase();
beforeAll(() => runMigrations({ connectionString: process.env.DATABASE_URL ?? "" }));

const newRecipe = async (name: string) =>
  (await database().recipe.create({ data: { name, definition: {}, createdBy: "test" } })).id;

async function stage(recipeId: number, key: string, iteration: number, given: object) {
  await database().recipeStage.create({ data: { recipeId, key, iteration, startedBy: "test", ...given } });
}

/** A build with these records, in a dataset of its own. */
async function filledBuild(records: Partial<NewRecord>[]) {
  const { id } = await launchTestBuild(records.length);
  const { datasetId } = await database().build.findUniqueOrThrow({ where: { id } });
  await insertRecords(records.map((given, item) => newRecord({ id, datasetId }, item, given)));
  return { id, datasetId };
}

const dropped = (reason: string): Partial<NewRecord> => ({ verdict: "dropped", reason });

describe("the iterations of a recipe", () => {
  it("tell what each stage made, what was dropped and why, how long the texts are and how they were judged", async () => {
    const recipeId = await newRecipe("I-SHEEP");
    const instructions = await filledBuild([
      { instruction: "Name a tree.", nearestScore: 0.2 },
      { instruction: "Name a river and its mouth.", nearestScore: 0.4 },
      { ...dropped("near_duplicate"), nearestScore: 0.9 },
      dropped("length"),
      dropped("length"),
    ]);
    const replies = await storeReplies(["The oak.", "The Elbe, at Cuxhaven.", "None."]);
    const answers = await filledBuild([
      { output: "The oak.", cited: [2, 5] },
      { output: "The Elbe, at Cuxhaven.", cited: [5] },
      { ...dropped("role_echo"), cited: [1] },
    ]);
    const assess = await launchTestAssessment(replies);
    const judgement = (item: number, rubric: string, score: number | null) =>
      newRecord(assess, item, {
        sourceRecordId: replies.ids[Math.floor(item / 2)] ?? 0,
        score,
        facts: { rubric },
        ...(score === null ? dropped("unparsed") : {}),
      });
    await insertRecords([
      judgement(0, "quality", 9),
      judgement(1, "following", 10),
      judgement(2, "quality", 7),
      judgement(3, "following", null),
      judgement(4, "quality", 5),
      judgement(5, "following", 4),
    ]);
    const kept = await filledBuild([{ instruction: "Name a tree.", output: "The oak." }]);
    const making = await database().datasetMaking.create({
      data: {
        kind: "select",
        status: "done",
        wish: { kind: "select", quality: 8, following: 8 },
        datasetId: kept.datasetId,
        createdBy: "test",
      },
    });
    await stage(recipeId, "instructions", 0, { buildId: instructions.id });
    await stage(recipeId, "answers", 0, { buildId: answers.id });
    await stage(recipeId, "assess", 0, { buildId: assess.id });
    await stage(recipeId, "select", 0, { makingId: making.id });

    const { name, iterations } = await getIterations(recipeId);
    const [one] = iterations;
    expect(name).toBe("I-SHEEP");
    expect(one?.instructions).toMatchObject({
      buildId: instructions.id,
      model: "sample-scripted",
      kept: 2,
      dropped: [
        { reason: "length", count: 2 },
        { reason: "near_duplicate", count: 1 },
      ],
      nearDuplicates: 1,
      lengths: { mean: (12 + 27) / 2, median: (12 + 27) / 2 },
    });
    expect(one?.instructions?.meanNearest).toBeCloseTo(0.5);
    expect(one?.answers).toMatchObject({
      kept: 2,
      dropped: [{ reason: "role_echo", count: 1 }],
      lengths: { mean: (8 + 22) / 2 },
    });
    expect(one?.assess).toMatchObject({
      judged: 3,
      unparsed: 1,
      quality: { mean: 7, bins: [0, 0, 0, 0, 0, 1, 0, 1, 0, 1, 0] },
      following: { mean: 7, bins: [1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1] },
    });
    expect(one?.selected).toMatchObject({
      datasetId: kept.datasetId,
      status: "done",
      thresholds: { quality: 8, following: 8 },
      kept: 1,
      outputLengths: { mean: 8, median: 8 },
    });
    expect(one?.principles).toEqual([
      { number: 2, count: 1 },
      { number: 5, count: 2 },
    ]);
    expect(one && yieldOf(one)).toBe(0.5);
    expect(one?.instructions && totalOf(one.instructions)).toBe(5);
  });

  it("come in order, and of a stage that was begun again the latest counts", async () => {
    const recipeId = await newRecipe("again");
    const [first, second, later] = [
      await filledBuild([{}]),
      await filledBuild([{}, {}]),
      await filledBuild([{}, {}, {}]),
    ];
    await stage(recipeId, "instructions", 1, { buildId: later.id });
    await stage(recipeId, "instructions", 0, { buildId: first.id });
    await stage(recipeId, "instructions", 0, { buildId: second.id });
    const { iterations } = await getIterations(recipeId);
    expect(iterations.map(({ iteration, instructions }) => [iteration, instructions?.kept])).toEqual([
      [0, 2],
      [1, 3],
    ]);
    expect(iterations[1]).toMatchObject({ answers: null, assess: null, selected: null, principles: [] });
  });

  it("are none before the first stage, and not found without a recipe", async () => {
    expect((await getIterations(await newRecipe("empty"))).iterations).toEqual([]);
    await expect(getIterations(999_999)).rejects.toMatchObject({ kind: "not_found" });
  });
});
