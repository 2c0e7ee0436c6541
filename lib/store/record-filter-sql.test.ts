import fc from "fast-check";
import { runMigrations } from "graphile-worker";
import { beforeAll, describe, expect, it } from "vitest";
import { matchesFilter } from "@/lib/datasets/matches-filter";
import type { RecordFilter } from "@/lib/datasets/record-filter";
import { arbitraryFilter, arbitraryRecord } from "@/testing/arbitrary-records";
import { launchTestBuild } from "@/testing/launch-test-build";
import { newRecord } from "@/testing/new-record";
import { provideTestDatabase } from "@/testing/provide-test-database";
import { getBuildWork } from "./builds";
import { database } from "./database";
import { recordFilterSql } from "./record-filter-sql";
import { listRecords } from "./records";

provideTestDatabase();

const RECORDS = 500;
const FILTERS = 120;
const SEED = 4;

let buildIds: number[] = [];
let stored: { id: number; record: Parameters<typeof matchesFilter>[0] }[] = [];

beforeAll(async () => {
  await runMigrations({ connectionString: process.env.DATABASE_URL ?? "" });
  buildIds = [(await launchTestBuild(1)).id, (await launchTestBuild(1)).id];
  const { datasetId } = await getBuildWork(buildIds[0] ?? 0);
  const records = fc
    .sample(arbitraryRecord, { numRuns: RECORDS, seed: SEED })
    .map(({ build, ...record }, item) => ({
      ...newRecord({ id: 0, datasetId }, item),
      ...record,
      buildId: build === null ? null : (buildIds[build] ?? null),
    }));
  await database().record.createMany({ data: records });
  const rows = await database().record.findMany({ orderBy: { item: "asc" }, select: { id: true } });
  stored = records.map((record, index) => ({ id: rows[index]?.id ?? 0, record }));
});

const idsBySql = async (filters: readonly RecordFilter[]) => {
  const rows = await database().$queryRaw<{ id: number }[]>`
    SELECT id FROM record WHERE ${recordFilterSql(filters)} ORDER BY id`;
  return rows.map(({ id }) => id);
};
const idsByPredicate = (filters: readonly RecordFilter[]) =>
  stored.filter(({ record }) => filters.every((filter) => matchesFilter(record, filter))).map(({ id }) => id);

describe("a record filter", () => {
  it("finds in the database exactly the records that its predicate accepts", async () => {
    const filters = fc.sample(arbitraryFilter(buildIds), { numRuns: FILTERS, seed: SEED });
    const sizes = new Set<string>();
    for (const filter of filters) {
      const expected = idsByPredicate([filter]);
      expect(await idsBySql([filter]), JSON.stringify(filter)).toEqual(expected);
      sizes.add(`${filter.kind} ${expected.length === 0 ? "none" : "some"}`);
    }
    // Each kind was tried with filters that find something and with such as do not.
    expect(sizes.size).toBeGreaterThanOrEqual(9);
  });

  it("narrows what the others leave when several are given", async () => {
    const lists = fc.sample(fc.array(arbitraryFilter(buildIds), { minLength: 2, maxLength: 3 }), {
      numRuns: 40,
      seed: SEED,
    });
    for (const filters of lists) {
      expect(await idsBySql(filters), JSON.stringify(filters)).toEqual(idsByPredicate(filters));
    }
  });

  it("leaves every record when there is none", async () => {
    expect(await idsBySql([])).toHaveLength(RECORDS);
  });

  it.each([
    ["%", "100 %", "100 per cent"],
    ["_b", "a_b", "aab"],
    ["\\", "back\\slash", "backslash"],
  ])("takes %s in a text for the character it is", async (contains, hit, miss) => {
    const { id: datasetId } = await database().dataset.create({ data: { name: `wild ${contains}` } });
    const records = [hit, miss].map((reply, item) => ({
      ...newRecord({ id: 0, datasetId }, item),
      reply,
      buildId: null,
    }));
    await database().record.createMany({ data: records });
    const found = await listRecords(datasetId, [{ kind: "text", contains }], { after: 0, limit: 9 });
    expect(found.records.map(({ item }) => item)).toEqual([0]);
    await database().record.deleteMany({ where: { datasetId } });
  });
});
