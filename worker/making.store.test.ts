import { beforeAll, expect, test } from "vitest";
import type { MakingWishInput } from "@/lib/datasets/dataset-making";
import type { DatasetHolds } from "@/lib/steps/step";
import { database } from "@/lib/store/database";
import { getDatasetMaking, listDatasetMakings } from "@/lib/store/dataset-making-views";
import { cancelMaking, openMaking, startDatasetMaking } from "@/lib/store/dataset-makings";
import { madeRecord } from "@/lib/store/made-record";
import { insertMadeRecords, type MadeRecord } from "@/lib/store/record-inserts";
import { writePool } from "@/lib/store/write-pool";
import { migrateQueue } from "@/testing/migrate-queue";
import { provideTestDatabase } from "@/testing/provide-test-database";
import { runMaking, sweepMakings } from "./making-runner";

provideTestDatabase();
beforeAll(() => migrateQueue(process.env.DATABASE_URL ?? ""));

const never = new AbortController().signal;

async function datasetOf(name: string, holds: DatasetHolds, records: Partial<MadeRecord>[]): Promise<number> {
  const { id } = await database().dataset.create({ data: { name, holds } });
  const texts = { origin: name, instruction: "", input: "" };
  await insertMadeRecords(
    records.map((given) => ({ ...madeRecord(id, texts), ...given })),
    writePool(),
  );
  return id;
}

const prompts = (name: string, instructions: string[]) =>
  datasetOf(
    name,
    "prompts",
    instructions.map((instruction) => ({ instruction })),
  );

const dataset = (datasetId: number) => ({ kind: "dataset" as const, datasetId });

async function make(wish: MakingWishInput, name = "") {
  const { id } = await startDatasetMaking(wish, { name, actor: "test" });
  await runMaking(id, never);
  return getDatasetMaking(id);
}

const readAll = (datasetId: number | null) =>
  database().record.findMany({ where: { datasetId: datasetId ?? -1 }, orderBy: { id: "asc" } });

test("a merge takes the kept records of its sources in their order, each once, and says what it dropped of which", async () => {
  const first = await datasetOf("first", "prompts", [
    { instruction: "Name a river.", topic: "Rivers", questionType: "geography", facts: { hint: 1 } },
    { instruction: "Dropped before.", verdict: "dropped", reason: "short" },
    { instruction: "Name a sea." },
  ]);
  const second = await prompts("second", ["name a RIVER.", "Name a lake.", "Name a lake. "]);
  const made = await make({ kind: "merge", sources: [dataset(first), dataset(second)] }, "both");
  expect(made).toMatchObject({ status: "done", datasetName: "both", sums: { read: 5, kept: 3 } });
  expect(made.counts.sources).toMatchObject([
    { name: "first", datasetId: first, read: 2, kept: 2, dropped: {} },
    { name: "second", datasetId: second, read: 3, kept: 1, dropped: { duplicate: 2 } },
  ]);
  const records = await readAll(made.datasetId);
  expect(records.map((r) => r.instruction)).toEqual(["Name a river.", "Name a sea.", "Name a lake."]);
  const sources = await readAll(first);
  expect(records[0]).toMatchObject({
    sourceRecordId: sources[0]?.id,
    topic: "Rivers",
    questionType: "geography",
    facts: { hint: 1 },
    instructionLength: 13,
    verdict: "kept",
    buildId: null,
  });
});

test("what is dropped can be stored too, with the nearest that was there before", async () => {
  const first = await prompts("near first", ["Explain in one line why the sea tastes of salt today"]);
  const second = await prompts("near second", [
    "Explain in one line why the sea tastes of salt now",
    "Write a poem.",
    "write a poem.",
  ]);
  const made = await make({
    kind: "merge",
    sources: [dataset(first), dataset(second)],
    dedup: { by: "novelty" },
    keepDropped: true,
  });
  const [origin] = await readAll(first);
  const before = await readAll(second);
  const records = await readAll(made.datasetId);
  expect(records.map((r) => [r.verdict, r.reason])).toEqual([
    ["kept", null],
    ["kept", null],
    ["dropped", "near_duplicate"],
    ["dropped", "duplicate"],
  ]);
  expect(records[2]?.nearestScore).toBeGreaterThan(0.7);
  expect(records[2]?.facts).toMatchObject({ nearest: { from: { kind: "record", id: origin?.id } } });
  expect(records.map(({ duplicateOf }) => duplicateOf)).toEqual([null, null, origin?.id, before[1]?.id]);
  expect(records[3]).toMatchObject({ nearestScore: 1, sourceRecordId: before[2]?.id });
  expect(records[3]?.facts).toMatchObject({ nearest: { from: { kind: "record", id: before[1]?.id } } });
});

test("a seed set merges with datasets, and each of its prompts says which seed prompt it is", async () => {
  const set = await database().seedSet.create({ data: { name: "seeds" } });
  const seed = await database().seedPrompt.create({
    data: {
      seedSetId: set.id,
      kind: "task",
      position: 0,
      key: "seed_task_0",
      body: {
        id: "seed_task_0",
        name: "river",
        instruction: "Name a river.",
        instances: [{ input: "Asia", output: "Indus" }],
        is_classification: false,
      },
    },
  });
  const other = await prompts("beside seeds", ["Name a sea."]);
  const made = await make({
    kind: "merge",
    sources: [{ kind: "seed_set", seedSetId: set.id }, dataset(other)],
  });
  const records = await readAll(made.datasetId);
  expect(records).toMatchObject([
    { instruction: "Name a river.", input: "Asia", origin: "seed_task_0", facts: { seedPromptId: seed.id } },
    { instruction: "Name a sea." },
  ]);
});

test("replies go with their prompts into a dataset of replies, and stay behind where prompts are merged", async () => {
  const replies = await datasetOf("replies", "replies", [
    {
      instruction: "Why?",
      output: "Because.",
      reply: "Because.",
      thoughts: "Hm.",
      cited: [2],
      replyLength: 8,
    },
  ]);
  const asked = await prompts("asked", ["How?"]);
  const both = await make({ kind: "merge", sources: [dataset(asked), dataset(replies)] });
  expect(await readAll(both.datasetId)).toMatchObject([
    { instruction: "How?" },
    { instruction: "Why?", output: "", thoughts: "", cited: [], replyLength: 0, outputLength: 0 },
  ]);
  const same = await make({ kind: "merge", sources: [dataset(replies)] });
  expect(await readAll(same.datasetId)).toMatchObject([{ output: "Because.", thoughts: "Hm.", cited: [2] }]);
  await expect(
    startDatasetMaking(
      { kind: "merge", sources: [dataset(replies), dataset(asked)] },
      { name: "", actor: "test" },
    ),
  ).rejects.toMatchObject({ kind: "bad_request" });
});

test("a merge draws and shuffles by its seeds, the same every time", async () => {
  const many = await prompts(
    "many",
    Array.from({ length: 50 }, (_, n) => `Prompt ${n}`),
  );
  const wish = {
    kind: "merge" as const,
    sources: [dataset(many)],
    sample: { count: 20, seed: 3 },
    shuffleSeed: 4,
  };
  const [one, two] = [await make(wish), await make(wish)];
  const texts = async (id: number | null) => (await readAll(id)).map((r) => r.instruction);
  const made = await texts(one.datasetId);
  expect(made).toEqual(await texts(two.datasetId));
  expect(new Set(made).size).toBe(20);
  expect(made).not.toEqual([...made].sort());
  expect(one.sums).toMatchObject({ read: 50, kept: 20, dropped: { not_drawn: 30 } });
});

test("a selection keeps what scores above each threshold on the mean, and counts what has no score", async () => {
  const answers = await datasetOf(
    "answers",
    "replies",
    ["best", "good", "poor", "off", "unread", "unjudged"].map((instruction) => ({
      instruction,
      output: "x",
    })),
  );
  const [best, good, poor, off, unread] = (await readAll(answers)).map(({ id }) => id);
  const score = (sourceRecordId: number | undefined, rubric: string, value: number | null) => ({
    sourceRecordId: sourceRecordId ?? null,
    score: value,
    facts: { rubric, score: value },
    ...(value === null ? { verdict: "dropped" as const, reason: "unparsed" } : {}),
  });
  const scores = await datasetOf("scores", "scores", [
    ...[best, good, poor, off, unread].map((id) => score(id, "quality", id === poor ? 5 : 9)),
    // Two votes: 9 and 8 are above 8 on the mean, 8 and 8 are not.
    score(best, "following", 9),
    score(best, "following", 8),
    score(good, "following", 10),
    score(poor, "following", 10),
    score(off, "following", 8),
    score(off, "following", 8),
    score(unread, "following", null),
  ]);
  const wish = { kind: "select" as const, datasetId: answers, scoresDatasetId: scores, keepDropped: true };
  const made = await make({ ...wish, quality: 8, following: 8 });
  const records = await readAll(made.datasetId);
  expect(records.map((r) => [r.instruction, r.reason])).toEqual([
    ["best", null],
    ["good", null],
    ["poor", "low_quality"],
    ["off", "low_following"],
    ["unread", "unscored"],
    ["unjudged", "unscored"],
  ]);
  expect(records[0]).toMatchObject({
    sourceRecordId: best,
    output: "x",
    facts: { scores: { quality: 9, following: 8.5 } },
  });
  expect(made.sums).toMatchObject({
    read: 6,
    kept: 2,
    dropped: { low_quality: 1, low_following: 1, unscored: 2 },
  });
  // A rubric without a threshold decides nothing.
  const byQuality = await make({ ...wish, keepDropped: false, quality: 8, following: null });
  expect((await readAll(byQuality.datasetId)).map((r) => r.instruction)).toEqual([
    "best",
    "good",
    "off",
    "unread",
  ]);
});

test("counting alone makes no dataset", async () => {
  const one = await prompts("counted", ["A prompt.", "a prompt."]);
  const datasets = await database().dataset.count();
  const made = await make({ kind: "merge", sources: [dataset(one)], isCountOnly: true });
  expect(made).toMatchObject({ status: "done", datasetId: null, sums: { read: 2, kept: 1 } });
  expect(await database().dataset.count()).toBe(datasets);
  expect((await listDatasetMakings()).map(({ id }) => id)).not.toContain(made.id);
});

test("a making that was left half-way begins again, and nothing is there twice", async () => {
  const many = await prompts(
    "left half-way",
    Array.from({ length: 9_000 }, (_, n) => `Explain the tide number ${n % 8_000} to a child`),
  );
  const { id, datasetId } = await startDatasetMaking(
    { kind: "merge", sources: [dataset(many)] },
    { name: "", actor: "test" },
  );
  // Its process leaves at different moments, and its connection breaks while it writes.
  for (const after of [0, 5, 30, 80]) {
    const leaving = new AbortController();
    const running = runMaking(id, leaving.signal);
    setTimeout(() => leaving.abort(), after);
    await running;
    if ((await getDatasetMaking(id)).status === "done") break;
    expect(await database().record.count({ where: { datasetId: datasetId ?? -1 } })).toBe(0);
  }
  // Two workers at once: the second finds that it is done, or loses.
  await Promise.all([runMaking(id, never), runMaking(id, never)]);
  const made = await getDatasetMaking(id);
  expect(made).toMatchObject({
    status: "done",
    sums: { read: 9_000, kept: 8_000, dropped: { duplicate: 1_000 } },
  });
  expect(await database().record.count({ where: { datasetId: datasetId ?? -1 } })).toBe(8_000);
});

test("a cancelled making leaves nothing but its row, also where a worker is at it", async () => {
  const many = await prompts(
    "cancelled",
    Array.from({ length: 6_000 }, (_, n) => `Prompt ${n}`),
  );
  const { id, datasetId } = await startDatasetMaking(
    { kind: "merge", sources: [dataset(many)] },
    { name: "to be cancelled", actor: "test" },
  );
  const running = runMaking(id, never);
  await cancelMaking(id, "test");
  await running;
  expect(await getDatasetMaking(id)).toMatchObject({ status: "cancelled", datasetId: null });
  expect(await database().dataset.findUnique({ where: { id: datasetId ?? -1 } })).toBeNull();
  await expect(cancelMaking(id, "test")).rejects.toMatchObject({ kind: "conflict" });
});

test("a making that the queue has lost is delivered again", async () => {
  const one = await prompts("lost", ["A prompt."]);
  const { id } = await startDatasetMaking(
    { kind: "merge", sources: [dataset(one)] },
    { name: "", actor: "test" },
  );
  await openMaking(id);
  const jobs = () => database().$queryRaw<unknown[]>`
    SELECT 1 FROM graphile_worker.jobs WHERE key = ${`making:${id}`}`;
  await database().$executeRaw`SELECT graphile_worker.remove_job(${`making:${id}`})`;
  expect(await jobs()).toHaveLength(0);
  await sweepMakings();
  expect(await jobs()).toHaveLength(1);
});

test("a name that is taken gets the making's number, and no name the kind's", async () => {
  const one = await prompts("named", ["A prompt."]);
  const wish = { kind: "merge" as const, sources: [dataset(one)] };
  const again = await make(wish, "named");
  expect(again.datasetName).toBe(`named (making ${again.id})`);
  const unnamed = await make(wish);
  expect(unnamed.datasetName).toBe(`Merged ${unnamed.id}`);
});
