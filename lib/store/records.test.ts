import { runMigrations } from "graphile-worker";
import { beforeAll, describe, expect, it } from "vitest";
import type { RecordFilter } from "@/lib/datasets/record-filter";
import { getStep } from "@/lib/steps/steps";
import { launchTestBuild } from "@/testing/launch-test-build";
import { leakyConstitution, shownLeakyConstitution } from "@/testing/leaky-constitution";
import { newRecord } from "@/testing/new-record";
import { provideTestDatabase } from "@/testing/provide-test-database";
import { listAllItems } from "./build-items";
import { getBuildWork } from "./builds";
import { database } from "./database";
import { insertRecords } from "./record-inserts";
import { countRecords, getRecord, listLatestOfBuild, listRecords, streamRecords } from "./records";

provideTestDatabase();
beforeAll(() => runMigrations({ connectionString: process.env.DATABASE_URL ?? "" }));

/** A build with 10 records; the odd items were dropped. */
async function buildWithRecords() {
  const { id } = await launchTestBuild(10);
  const { datasetId } = await getBuildWork(id);
  const records = Array.from({ length: 10 }, (_, item) =>
    newRecord({ id, datasetId }, item, item % 2 === 1 ? { verdict: "dropped", reason: "short" } : {}),
  );
  await insertRecords(records);
  const rows = await database().record.findMany({ where: { datasetId }, orderBy: { id: "asc" } });
  return { buildId: id, datasetId, ids: rows.map((row) => row.id) };
}

const kept: RecordFilter[] = [{ kind: "verdict", is: "kept" }];

describe("a list of records", () => {
  it("comes in pages by rising id, each after the last of the one before", async () => {
    const { datasetId, ids } = await buildWithRecords();
    const first = await listRecords(datasetId, [], { after: 0, limit: 6 });
    expect(first.records.map(({ id }) => id)).toEqual(ids.slice(0, 6));
    expect(first.next).toBe(ids[5]);
    const second = await listRecords(datasetId, [], { after: first.next ?? 0, limit: 6 });
    expect(second.records.map(({ id }) => id)).toEqual(ids.slice(6));
    expect(second.next).toBeNull();
  });

  it("says that it ends when the last page is full", async () => {
    const { datasetId } = await buildWithRecords();
    expect((await listRecords(datasetId, kept, { after: 0, limit: 5 })).next).toBeNull();
    expect(await countRecords(datasetId, kept)).toBe(5);
  });

  it("shows the beginning of a long instruction and none of the other texts", async () => {
    const { id } = await launchTestBuild(1);
    const { datasetId } = await getBuildWork(id);
    await insertRecords([newRecord({ id, datasetId }, 0, { instruction: "😀".repeat(300), cited: [] })]);
    const { records } = await listRecords(datasetId, [], { after: 0, limit: 1 });
    expect(records[0]).toMatchObject({
      instruction: "😀".repeat(240),
      cited: [],
      verdict: "kept",
      reason: null,
    });
    expect(records[0]).not.toHaveProperty("reply");
  });
});

describe("a stream of records", () => {
  it("gives every record once, whole and in order, across its pages", async () => {
    const { datasetId, ids } = await buildWithRecords();
    for (const pageSize of [3, 10, 1_000]) {
      const seen: number[] = [];
      for await (const record of streamRecords(datasetId, [], { pageSize })) seen.push(record.id);
      expect(seen).toEqual(ids);
    }
    for await (const record of streamRecords(datasetId, kept)) {
      expect(record).toMatchObject({ datasetId, reply: "Salt.", hits: [], cited: [1, 3] });
      break;
    }
  });
});

describe("one record", () => {
  it("comes with the exact prompt it answers and what it was made with", async () => {
    const { buildId, ids } = await buildWithRecords();
    const record = await getRecord(ids[0] ?? 0);
    const [asked] = await listAllItems(buildId);
    const request = asked?.request ?? expect.fail("the build asks nothing");
    expect(record.prompt).toBe(getStep("self-align").renderPrompt(shownLeakyConstitution, request));
    expect(record).toMatchObject({
      buildName: `Build ${buildId}`,
      constitution: { name: leakyConstitution.name },
      sampling: { temperature: 0.5, topP: 0.95, maxTokens: 256 },
      model: "sample-scripted",
    });
    expect(record.server).toMatch(/^server \d+$/);
    expect(record.datasetName).toBe(`Build ${buildId}`);
  });

  it("knows its neighbours under the filters, even if it does not pass them itself", async () => {
    const { ids } = await buildWithRecords();
    expect(await getRecord(ids[3] ?? 0)).toMatchObject({ previousId: ids[2], nextId: ids[4] });
    expect(await getRecord(ids[4] ?? 0, kept)).toMatchObject({ previousId: ids[2], nextId: ids[6] });
    expect(await getRecord(ids[3] ?? 0, kept)).toMatchObject({ previousId: ids[2], nextId: ids[4] });
    expect(await getRecord(ids[0] ?? 0)).toMatchObject({ previousId: null, nextId: ids[1] });
    expect(await getRecord(ids[9] ?? 0)).toMatchObject({ nextId: null });
  });

  it("says what is unknown of a record whose build is no longer there", async () => {
    const { id: datasetId } = await database().dataset.create({ data: { name: "imported" } });
    const data = { ...newRecord({ id: 0, datasetId }, 0), buildId: null, item: null };
    const { id } = await database().record.create({ data });
    expect(await getRecord(id)).toMatchObject({
      buildName: null,
      prompt: null,
      constitution: null,
      server: null,
    });
  });

  it("is not found under an id that no record has", async () => {
    await expect(getRecord(3_000_000_000)).rejects.toMatchObject({ kind: "not_found" });
  });
});

describe("the latest records of a build", () => {
  it("come newest first", async () => {
    const { buildId, ids } = await buildWithRecords();
    const latest = await listLatestOfBuild(buildId, 3);
    expect(latest.map(({ id }) => id)).toEqual(ids.slice(-3).reverse());
  });
});
