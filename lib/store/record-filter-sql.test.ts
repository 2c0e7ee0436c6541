import fc from "fast-check";
import { runMigrations } from "graphile-worker";
import { beforeAll, describe, expect, it } from "vitest";
import { filterKinds } from "@/lib/datasets/filter-url";
import { type FilterableRecord, matchesFilter } from "@/lib/datasets/matches-filter";
import type { RecordFilter } from "@/lib/datasets/record-filter";
import { type ArbitraryRecord, arbitraryFilter, arbitraryRecord } from "@/testing/arbitrary-records";
import { launchTestBuild } from "@/testing/launch-test-build";
import { newRecord } from "@/testing/new-record";
import { provideTestDatabase } from "@/testing/provide-test-database";
import { getBuildWork } from "./builds";
import { database } from "./database";
import { recordFilterSql } from "./record-filter-sql";
import { listRecords } from "./record-pages";
import { countRecords } from "./records";
import { planSearch } from "./search-plan";
import { indexWords } from "./word-index";

provideTestDatabase();

const RECORDS = 600;
const SEED = 4;

let datasetId = 0;
let buildIds: number[] = [];
let versionIds: number[] = [];
let stored: { id: number; record: FilterableRecord }[] = [];

type OfBuild = Pick<FilterableRecord, "buildId" | "step" | "model" | "preset" | "versionId"> & {
  serverId: number;
};

/** Two builds that differ in all that filters look at. */
async function launchBuilds(): Promise<OfBuild[]> {
  const first = (await launchTestBuild(1)).id;
  const second = (await launchTestBuild(1)).id;
  await database().build.update({
    where: { id: second },
    data: {
      step: "verbose",
      constitutionVersionId: null,
      currentPreset: { name: "studio", version: 1, rules: [] },
    },
  });
  await database().$executeRaw`
    UPDATE build_server SET identity = identity || '{"model": "other"}' WHERE build_id = ${second}`;
  const { serverId, constitutionVersionId } = await database().build.findUniqueOrThrow({
    where: { id: first },
  });
  const other = await database().build.findUniqueOrThrow({ where: { id: second } });
  return [
    {
      ...{ buildId: first, step: "self-align", model: "sample-scripted", preset: "dromedary-v1" },
      ...{ versionId: constitutionVersionId, serverId: serverId ?? 0 },
    },
    {
      ...{ buildId: second, step: "verbose", model: "other", preset: "studio" },
      ...{ versionId: null, serverId: other.serverId ?? 0 },
    },
  ];
}

const ofNoBuild = { buildId: null, step: null, model: null, preset: null, versionId: null, serverId: null };

beforeAll(async () => {
  await runMigrations({ connectionString: process.env.DATABASE_URL ?? "" });
  const builds = await launchBuilds();
  buildIds = builds.map(({ buildId }) => buildId ?? 0);
  versionIds = builds.flatMap(({ versionId }) => versionId ?? []);
  datasetId = (await getBuildWork(buildIds[0] ?? 0)).datasetId;
  const records = fc
    .sample(arbitraryRecord, { numRuns: RECORDS, seed: SEED })
    .map(({ build, ...record }: ArbitraryRecord, item) => ({
      record,
      made: build === null ? ofNoBuild : (builds[build] ?? ofNoBuild),
      item,
    }));
  await database().record.createMany({
    data: records.map(({ record, made: { buildId, serverId }, item }) => ({
      ...newRecord({ id: 0, datasetId }, item),
      ...record,
      tags: [...record.tags],
      buildId,
      serverId,
    })),
  });
  const rows = await database().record.findMany({ orderBy: { item: "asc" }, select: { id: true } });
  stored = records.map(({ record, made }, at) => ({ id: rows[at]?.id ?? 0, record: { ...record, ...made } }));
  await indexWords(RECORDS * 2);
});

type Plan = Parameters<typeof planSearch>[2];
const plans: Plan[] = [{}, { few: -1 }, { few: -1, isWhole: true }];
const idsByPlan = async (filters: readonly RecordFilter[], plan: Plan) => {
  const { condition } = await planSearch(datasetId, filters, plan);
  const rows = await database().$queryRaw<{ id: number }[]>`
    SELECT id FROM record WHERE dataset_id = ${datasetId} AND ${condition} ORDER BY id`;
  return rows.map(({ id }) => id);
};
const idsBySql = async (filters: readonly RecordFilter[]) => {
  const rows = await database().$queryRaw<{ id: number }[]>`
    SELECT id FROM record WHERE dataset_id = ${datasetId} AND ${recordFilterSql(filters)} ORDER BY id`;
  return rows.map(({ id }) => id);
};
const idsByPredicate = (filters: readonly RecordFilter[]) =>
  stored.filter(({ record }) => filters.every((filter) => matchesFilter(record, filter))).map(({ id }) => id);

const isSearch = ({ kind }: RecordFilter) => kind === "words" || kind === "text";

describe("a record filter", () => {
  it("finds in the database exactly the records that its predicate accepts, whatever the plan", async () => {
    const filters = fc.sample(arbitraryFilter(buildIds, versionIds), { numRuns: 900, seed: SEED });
    const sizes = new Map(filterKinds.map((kind) => [kind, new Set<string>()]));
    for (const filter of filters) {
      const expected = idsByPredicate([filter]);
      sizes.get(filter.kind)?.add(expected.length === 0 ? "none" : "some");
      expect(await idsBySql([filter]), JSON.stringify(filter)).toEqual(expected);
      if (!isSearch(filter)) continue;
      for (const plan of plans)
        expect(await idsByPlan([filter], plan), JSON.stringify([filter, plan])).toEqual(expected);
    }
    // Of each kind there was at least one that finds something.
    for (const [kind, found] of sizes) expect([...found], kind).toContain("some");
  });

  it("narrows what the others leave when several are given", async () => {
    const lists = fc.sample(fc.array(arbitraryFilter(buildIds, versionIds), { minLength: 2, maxLength: 3 }), {
      numRuns: 150,
      seed: SEED,
    });
    for (const filters of lists) {
      const expected = idsByPredicate(filters);
      expect(await idsBySql(filters), JSON.stringify(filters)).toEqual(expected);
      for (const plan of plans)
        expect(await idsByPlan(filters, plan), JSON.stringify([filters, plan])).toEqual(expected);
    }
  });

  it("leaves every record when there is none", async () => {
    expect(await idsBySql([])).toHaveLength(RECORDS);
    expect(await countRecords(datasetId, [])).toEqual(RECORDS);
  });

  it.each([
    ["%", "100 %", "100 per cent"],
    ["_b", "a_b", "aab"],
    ["\\", "back\\slash", "backslash"],
    ["igh wat", "High water.", "High, water."],
    ["水の", "山と水の国", "水と"],
  ])(
    "takes %s in a text for the characters it is, also where words are not read yet",
    async (contains, hit, miss) => {
      const { id } = await database().dataset.create({ data: { name: `wild ${contains}` } });
      const records = [hit, miss].map((reply, item) => ({
        ...newRecord({ id: 0, datasetId: id }, item),
        reply,
        buildId: null,
      }));
      await database().record.createMany({ data: records });
      for (const isRead of [false, true]) {
        if (isRead) await indexWords(10);
        const found = await listRecords(id, [{ kind: "text", contains }], { limit: 9 });
        expect(found.records.map(({ item }) => item)).toEqual([0]);
      }
      await database().record.deleteMany({ where: { datasetId: id } });
    },
  );
});
