import fc from "fast-check";
import { runMigrations } from "graphile-worker";
import { beforeAll, describe, expect, it } from "vitest";
import { arbitraryRecord } from "@/testing/arbitrary-records";
import { launchTestBuild } from "@/testing/launch-test-build";
import { leakyConstitution } from "@/testing/leaky-constitution";
import { newRecord } from "@/testing/new-record";
import { provideTestDatabase } from "@/testing/provide-test-database";
import { getBuildWork } from "./builds";
import { database } from "./database";
import { getDataset, listDatasets } from "./datasets";
import { insertRecords, type NewRecord } from "./record-inserts";

provideTestDatabase();
beforeAll(() => runMigrations({ connectionString: process.env.DATABASE_URL ?? "" }));

const dropped = (reason: string, cited: number[]): Partial<NewRecord> => ({
  verdict: "dropped",
  reason,
  cited,
});

async function datasetOf(records: Partial<NewRecord>[]) {
  const { id } = await launchTestBuild(Math.max(1, records.length));
  const { datasetId } = await getBuildWork(id);
  await insertRecords(records.map((given, item) => newRecord({ id, datasetId }, item, given)));
  return { buildId: id, datasetId };
}

describe("a dataset", () => {
  it("counts its records and names the builds that write into it", async () => {
    const { buildId, datasetId } = await datasetOf([{}, {}, dropped("short", [])]);
    const dataset = await getDataset(datasetId);
    expect(dataset).toMatchObject({
      recordCount: 3,
      keptCount: 2,
      builds: [{ id: buildId, status: "queued" }],
      constitution: { name: leakyConstitution.name },
    });
    const { constitution: _, presets, snapshot, ...summary } = dataset;
    expect(snapshot).toBeNull();
    expect(presets).toEqual([{ buildId, name: "dromedary-v1", version: 1 }]);
    expect((await listDatasets())[0]).toEqual(summary);
  });

  it("has no records and no constitution before a build writes into it", async () => {
    const { id } = await database().dataset.create({ data: { name: "empty" } });
    expect(await getDataset(id)).toMatchObject({
      recordCount: 0,
      keptCount: 0,
      builds: [],
      constitution: null,
    });
    await expect(getDataset(99_999)).rejects.toMatchObject({ kind: "not_found" });
  });
});

describe("the counts of a dataset", () => {
  it("are those of its records after random work from several sides at once", async () => {
    const { id: datasetId } = await database().dataset.create({ data: { name: "counted" } });
    const { id: otherId } = await database().dataset.create({ data: { name: "other" } });
    const samples = fc.sample(arbitraryRecord, { numRuns: 120, seed: 3 });
    const insert = (from: number, to: number) =>
      database().record.createMany({
        data: samples.slice(from, to).map(({ build: _, ...record }, item) => ({
          ...newRecord({ id: 0, datasetId }, item),
          ...record,
          tags: [...record.tags],
          buildId: null,
        })),
      });
    await insert(0, 40);
    const work = [
      insert(40, 80),
      insert(80, 120),
      database()
        .$executeRaw`UPDATE record SET verdict = 'dropped', reason = 'short', tags = '{x,y}' WHERE id % 3 = 0`,
      database()
        .$executeRaw`UPDATE record SET dataset_id = ${otherId}, topic = NULL WHERE id % 7 = 0 AND dataset_id = ${datasetId}`,
      database().$executeRaw`DELETE FROM record WHERE id % 5 = 0 AND dataset_id = ${datasetId}`,
      database()
        .$executeRaw`UPDATE record SET review = 'approved', edited_at = now(), score = 7.3 WHERE id % 4 = 0`,
    ];
    await Promise.all(work);
    for (const id of [datasetId, otherId]) {
      expect(await readCounts(id)).toEqual(await recount(id));
    }
  });
});

type Counts = Record<string, number>;
const flat = (rows: readonly { facet: string; value: string; count: number }[]): Counts =>
  Object.fromEntries(rows.map(({ facet, value, count }) => [`${facet} ${value}`, count]));

async function readCounts(datasetId: number): Promise<Counts> {
  const rows = await database().datasetCount.findMany({
    where: { datasetId, count: { not: 0 }, facet: { not: "searchable" } },
  });
  return flat(rows);
}

/** From the records, by other means than the triggers'. */
async function recount(datasetId: number): Promise<Counts> {
  const counts: Counts = {};
  const add = (facet: string, value: unknown) => {
    counts[`${facet} ${value ?? ""}`] = (counts[`${facet} ${value ?? ""}`] ?? 0) + 1;
  };
  for (const record of await database().record.findMany({ where: { datasetId } })) {
    add("verdict", record.verdict);
    if (record.reason !== null) add("reason", record.reason);
    for (const number of record.cited) add("cites", number);
    add("topic", record.topic);
    add("question_type", record.questionType);
    add("finish", record.finishReason);
    add("script", record.script);
    add("review", record.review);
    for (const tag of record.tags.length === 0 ? [null] : record.tags) add("tag", tag);
    add("build", record.buildId);
    if (record.finishReason === "length") add("flags", "truncated");
    if (record.isRefusal) add("flags", "refusal");
    if (record.editedAt !== null) add("flags", "edited");
    if (record.duplicateOf !== null) add("flags", "duplicate");
    add("reply_length", Math.floor(record.replyLength / 25));
    add("output_length", Math.floor(record.outputLength / 25));
    if (record.score !== null) add("score", Math.floor(record.score * 4));
    if (record.nearestScore !== null) add("nearest", Math.floor(record.nearestScore * 40));
  }
  return counts;
}
