import { beforeAll, expect, it } from "vitest";
import { launchTestBuild } from "@/testing/launch-test-build";
import { migrateQueue } from "@/testing/migrate-queue";
import { newRecord } from "@/testing/new-record";
import { provideTestDatabase } from "@/testing/provide-test-database";
import { getBuildWork } from "./builds";
import { database } from "./database";
import { listPairMatches } from "./pair-matches";
import { insertRecords, type NewRecord } from "./record-inserts";
import { listPairs, measurePairs } from "./record-pairs";

provideTestDatabase();
beforeAll(() => migrateQueue(process.env.DATABASE_URL ?? ""));

/** A dataset with a record for each text given, and the ids of its records. */
async function dataset(given: Partial<NewRecord>[], source: number | null = null) {
  const from = source === null ? null : { datasetId: source, name: "from" };
  const seedPrompts = { count: given.length, source: `set ${from?.datasetId ?? "of its own"}` };
  const { id } = await launchTestBuild(given.length, undefined, { source: from, seedPrompts });
  const { datasetId } = await getBuildWork(id);
  await insertRecords(given.map((one, item) => newRecord({ id, datasetId }, item, one)));
  const rows = await database().record.findMany({
    where: { datasetId },
    orderBy: { id: "asc" },
    select: { id: true },
  });
  return { datasetId, ids: rows.map((row) => row.id) };
}

const dropped = { verdict: "dropped", reason: "short" } as const;
const all = { filter: "all", after: 0, limit: 10 } as const;

it("a reply stands beside the record that it was asked about", async () => {
  const before = await dataset([{ output: "Salt." }, { output: "Rain.", ...dropped }, { output: "Ice." }]);
  const after = await dataset(
    [
      { output: "It is the salt.", sourceRecordId: before.ids[0] },
      { output: "", sourceRecordId: before.ids[1] },
      { output: "It is the ice, of course.", sourceRecordId: before.ids[2], ...dropped },
    ],
    before.datasetId,
  );
  expect(await listPairMatches(after.datasetId)).toMatchObject([
    { datasetId: before.datasetId, kind: "source" },
  ]);
  const ask = (wish: object) => listPairs(after.datasetId, { withId: before.datasetId, ...all, ...wish });
  const { pairs, next } = await ask({});
  expect(next).toBeNull();
  expect(pairs.map((pair) => [pair.before.output, pair.after.output])).toEqual([
    ["Salt.", "It is the salt."],
    ["Rain.", ""],
    ["Ice.", "It is the ice, of course."],
  ]);
  const idsOf = async (filter: string) => (await ask({ filter })).pairs.map((pair) => pair.after.id);
  expect(await idsOf("both_kept")).toEqual([after.ids[0]]);
  expect(await idsOf("dropped")).toEqual([after.ids[2]]);
  expect(await idsOf("before_dropped")).toEqual([after.ids[1]]);
  const first = await ask({ limit: 2 });
  expect(first.next).toBe(after.ids[1]);
  expect((await ask({ after: first.next })).pairs.map((pair) => pair.after.id)).toEqual([after.ids[2]]);
  expect(await measurePairs(after.datasetId, { withId: before.datasetId, filter: "all" })).toEqual({
    pairs: 3,
    longer: 2,
    before: expect.arrayContaining([
      { length: 5, count: 2 },
      { length: 4, count: 1 },
    ]),
    after: expect.arrayContaining([
      { length: 0, count: 1 },
      { length: 15, count: 1 },
      { length: 25, count: 1 },
    ]),
    percent: expect.arrayContaining([
      { length: 0, count: 1 },
      { length: 300, count: 1 },
      { length: 625, count: 1 },
    ]),
  });
});

it("two replies to the same prompt stand beside each other, sample by sample", async () => {
  const prompts = await dataset([{}, {}]);
  await database().dataset.update({ where: { id: prompts.datasetId }, data: { holds: "prompts" } });
  const [one = 0, two = 0] = prompts.ids;
  const before = await dataset(
    [
      { item: 0, output: "a", sourceRecordId: one },
      { item: 0, sample: 1, output: "b", sourceRecordId: one },
      { item: 1, output: "c", sourceRecordId: two },
    ],
    prompts.datasetId,
  );
  const after = await dataset(
    [
      { output: "A", sourceRecordId: one },
      { output: "C", sourceRecordId: two },
    ],
    prompts.datasetId,
  );
  expect(await listPairMatches(after.datasetId)).toMatchObject([
    { datasetId: before.datasetId, kind: "same_source" },
  ]);
  const { pairs } = await listPairs(after.datasetId, { withId: before.datasetId, ...all });
  expect(pairs.map((pair) => pair.before.output + pair.after.output)).toEqual(["aA", "cC"]);
});

it("replies to the seed prompts of one set are paired by the seed prompt", async () => {
  const before = await dataset([{ output: "a" }, { output: "b" }]);
  const after = await dataset([{ output: "A" }, { output: "B" }]);
  const match = (await listPairMatches(after.datasetId)).find((one) => one.datasetId === before.datasetId);
  expect(match?.kind).toBe("same_origin");
  const { pairs } = await listPairs(after.datasetId, { withId: before.datasetId, ...all });
  expect(pairs.map((pair) => pair.before.output + pair.after.output)).toEqual(["aA", "bB"]);
});

it("datasets that have nothing in common are not compared", async () => {
  const one = await dataset([{}], 901);
  const other = await dataset([{}], 902);
  await expect(listPairs(one.datasetId, { withId: other.datasetId, ...all })).rejects.toMatchObject({
    kind: "not_found",
  });
});
