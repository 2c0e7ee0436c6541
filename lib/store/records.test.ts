import fc from "fast-check";
import { runMigrations } from "graphile-worker";
import { beforeAll, describe, expect, it } from "vitest";
import type { RecordFilter } from "@/lib/datasets/record-filter";
import { type SortKey, sortKeys } from "@/lib/datasets/record-sort";
import { getStep } from "@/lib/steps/steps";
import { arbitraryRecord } from "@/testing/arbitrary-records";
import { launchTestBuild } from "@/testing/launch-test-build";
import { leakyConstitution, shownLeakyConstitution } from "@/testing/leaky-constitution";
import { newRecord } from "@/testing/new-record";
import { provideTestDatabase } from "@/testing/provide-test-database";
import { listAllItems } from "./build-items";
import { getBuildWork } from "./builds";
import { database } from "./database";
import { insertRecords } from "./record-inserts";
import { listRecords } from "./record-pages";
import { countRecords, getRecord, listLatestOfBuild } from "./records";
import { indexWords } from "./word-index";

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
    const first = await listRecords(datasetId, [], { limit: 6 });
    expect(first.records.map(({ id }) => id)).toEqual(ids.slice(0, 6));
    expect(first.position).toBe(0);
    const second = await listRecords(datasetId, [], { after: first.next ?? "", limit: 6 });
    expect(second.records.map(({ id }) => id)).toEqual(ids.slice(6));
    expect(second).toMatchObject({ next: null, position: 6 });
  });

  it("says that it ends when the last page is full", async () => {
    const { datasetId } = await buildWithRecords();
    expect((await listRecords(datasetId, kept, { limit: 5 })).next).toBeNull();
    expect(await countRecords(datasetId, kept)).toBe(5);
  });

  it.each(sortKeys)(
    "comes in order of %s, equal ones by id and those without a value last, either way",
    async (by) => {
      const { id: datasetId } = await database().dataset.create({ data: { name: `sorted by ${by}` } });
      const samples = fc.sample(arbitraryRecord, { numRuns: 40, seed: 5 });
      await database().record.createMany({
        data: samples.map(({ build: _, ...record }, item) => ({
          ...newRecord({ id: 0, datasetId }, item),
          ...record,
          tags: [...record.tags],
          buildId: null,
        })),
      });
      const columns: Partial<Record<SortKey, string>> = {
        nearest: "nearest_score",
        leak: "leak_share",
        time: "total_ms",
        created: "created_at",
      };
      for (const isFalling of [false, true]) {
        const order = `${columns[by] ?? by} ${isFalling ? "DESC" : "ASC"} NULLS LAST, id`;
        const expected = await database().$queryRawUnsafe<{ id: number }[]>(
          `SELECT id FROM record WHERE dataset_id = ${datasetId} ORDER BY ${order}`,
        );
        const seen: number[] = [];
        let after: string | undefined;
        do {
          const page = await listRecords(datasetId, [], { sort: { by, isFalling }, after, limit: 7 });
          expect(page.position).toBe(seen.length);
          seen.push(...page.records.map(({ id }) => id));
          after = page.next ?? undefined;
        } while (after !== undefined);
        expect(seen).toEqual(expected.map(({ id }) => id));
        const jumped = await listRecords(datasetId, [], { sort: { by, isFalling }, position: 11, limit: 5 });
        expect(jumped.records.map(({ id }) => id)).toEqual(seen.slice(11, 16));
        expect(jumped.position).toBe(11);
      }
    },
  );

  it("comes from far in just as from the beginning, also after some were added and removed", async () => {
    const { id: datasetId } = await database().dataset.create({ data: { name: "deep" } });
    const fill = (count: number) => database().$executeRaw`
      INSERT INTO record (dataset_id, verdict, finish_reason, seed, total_ms, reply_length, origin, instruction, input,
        raw_text, thoughts, reply, output, hits)
      SELECT ${datasetId}, 'kept', 'stop', 0, 0, 0, '', '', '', '', '', '', '', '[]' FROM generate_series(1, ${count})`;
    await fill(12_000);
    const ids = async () =>
      (
        await database().record.findMany({
          where: { datasetId },
          orderBy: { id: "asc" },
          select: { id: true },
        })
      ).map(({ id }) => id);
    const jump = async (position: number) =>
      (await listRecords(datasetId, [], { position, limit: 3 })).records.map(({ id }) => id);
    const all = await ids();
    for (const position of [0, 4_999, 5_000, 5_001, 9_999, 11_998, 12_000, 20_000])
      expect(await jump(position)).toEqual(all.slice(position, position + 3));
    await database().record.deleteMany({ where: { id: { in: all.slice(0, 7) } } });
    expect(await jump(10_000)).toEqual(all.slice(10_007, 10_010));
    await fill(10);
    expect(await jump(11_993)).toEqual((await ids()).slice(11_993, 11_996));
    // The other tests wait for their own words.
    await database().recordUnindexed.deleteMany({ where: { datasetId } });
  });

  it("refuses a cursor that no page gave", async () => {
    await expect(listRecords(1, [], { after: "7", limit: 5 })).rejects.toMatchObject({ kind: "bad_request" });
  });

  it("is given up when nobody waits for it", async () => {
    const signal = AbortSignal.abort();
    await expect(listRecords(1, [], { limit: 5, signal })).rejects.toMatchObject({ kind: "bad_request" });
  });

  it("says where the words stand that were looked for", async () => {
    const { datasetId } = await buildWithRecords();
    await indexWords(1_000);
    const { records } = await listRecords(datasetId, [{ kind: "words", query: "think", in: "all" }], {
      limit: 1,
    });
    expect(records[0]?.excerpt).toEqual({ place: "thoughts", text: "I think." });
  });

  it("shows the beginning of a long instruction and none of the other texts", async () => {
    const { id } = await launchTestBuild(1);
    const { datasetId } = await getBuildWork(id);
    await insertRecords([newRecord({ id, datasetId }, 0, { instruction: "😀".repeat(300), cited: [] })]);
    const { records } = await listRecords(datasetId, [], { limit: 1 });
    expect(records[0]).toMatchObject({
      instruction: "😀".repeat(240),
      cited: [],
      verdict: "kept",
      reason: null,
    });
    expect(records[0]).not.toHaveProperty("reply");
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
