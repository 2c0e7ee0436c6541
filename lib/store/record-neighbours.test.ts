import { runMigrations } from "graphile-worker";
import { beforeAll, describe, expect, it } from "vitest";
import { launchTestBuild } from "@/testing/launch-test-build";
import { newRecord } from "@/testing/new-record";
import { provideTestDatabase } from "@/testing/provide-test-database";
import { getBuildWork } from "./builds";
import { database } from "./database";
import { editRecord } from "./record-edits";
import { insertRecords, type NewRecord } from "./record-inserts";
import { findRecordNeighbours } from "./record-neighbours";

provideTestDatabase();
beforeAll(() => runMigrations({ connectionString: process.env.DATABASE_URL ?? "" }));

/** A dataset with records of these requests, their ids in the same order. */
async function datasetWith(requests: readonly (string | Partial<NewRecord>)[]) {
  const { id } = await launchTestBuild(1);
  const { datasetId } = await getBuildWork(id);
  const add = async (given: string | Partial<NewRecord>, sample: number) => {
    const record = typeof given === "string" ? { instruction: given } : given;
    await insertRecords([newRecord({ id, datasetId }, 0, { sample, ...record })]);
    const { id: recordId } = await database().record.findFirstOrThrow({ where: { datasetId, sample } });
    return recordId;
  };
  const ids: number[] = [];
  for (const [sample, given] of requests.entries()) ids.push(await add(given, sample));
  return { datasetId, ids, add };
}

describe("the neighbours of a record", () => {
  it("are the records of its dataset with the nearest requests, itself left out", async () => {
    const { datasetId, ids } = await datasetWith([
      "Give three tips for tea.",
      "Name a river in Spain.",
      "Give three tips for better tea.",
      { instruction: "Give three tips for tea.", input: "Green tea", verdict: "dropped", reason: "short" },
    ]);
    const found = await findRecordNeighbours(ids[0] ?? 0);
    expect(found).toMatchObject({
      dataset: { id: datasetId },
      lookedAt: 4,
      isWhole: true,
      ceiling: null,
      duplicateOf: null,
      neighbours: [
        { id: ids[2], verdict: "kept", score: expect.closeTo(10 / 11) },
        {
          id: ids[3],
          verdict: "dropped",
          reason: "short",
          input: "Green tea",
          score: expect.closeTo(10 / 12),
        },
      ],
    });
  });

  it("may be those of another dataset", async () => {
    const { ids } = await datasetWith(["Give three tips for tea."]);
    const other = await datasetWith(["Name a river.", "Give three tips for tea."]);
    const found = await findRecordNeighbours(ids[0] ?? 0, other.datasetId);
    expect(found.neighbours).toMatchObject([{ id: other.ids[1], datasetId: other.datasetId, score: 1 }]);
    await expect(findRecordNeighbours(ids[0] ?? 0, 999_999)).rejects.toMatchObject({ kind: "not_found" });
    await expect(findRecordNeighbours(999_999)).rejects.toMatchObject({ kind: "not_found" });
  });

  it("follow what came, what was edited and what was removed since they were last asked for", async () => {
    const { ids, add } = await datasetWith([
      "Give three tips for tea.",
      "Name a river.",
      "Three tips for tea.",
    ]);
    const [asked = 0, edited = 0, removed = 0] = ids;
    expect((await findRecordNeighbours(asked)).neighbours.map(({ id }) => id)).toEqual([removed]);
    const added = await add("Give four tips for tea.", 9);
    await editRecord(
      edited,
      { instruction: "Give three tips for tea!" },
      { revision: 0, note: "", actor: "Ada" },
    );
    await database().record.delete({ where: { id: removed } });
    const { neighbours } = await findRecordNeighbours(asked);
    expect(neighbours.map(({ id, score }) => [id, score])).toEqual([
      [edited, 1],
      [added, 0.8000000000000002],
    ]);
  });

  it("are asked for by many at once without being read more than once", async () => {
    const { ids } = await datasetWith(["Give three tips for tea.", "Name three tips for tea."]);
    const answers = await Promise.all(Array.from({ length: 6 }, () => findRecordNeighbours(ids[0] ?? 0)));
    for (const { lookedAt, neighbours } of answers) {
      expect(lookedAt).toBe(2);
      expect(neighbours).toHaveLength(1);
    }
  });

  it("name the record that it is marked as nearly the same as, also when that one is gone", async () => {
    const { ids, add } = await datasetWith(["Give three tips for tea."]);
    const copy = await add({ instruction: "Give three tips for tea.", duplicateOf: ids[0] ?? 0 }, 9);
    expect((await findRecordNeighbours(copy)).duplicateOf).toMatchObject({
      id: ids[0],
      record: { instruction: "Give three tips for tea." },
    });
    await database().record.delete({ where: { id: ids[0] ?? 0 } });
    expect((await findRecordNeighbours(copy)).duplicateOf).toEqual({ id: ids[0], record: null });
  });
});
