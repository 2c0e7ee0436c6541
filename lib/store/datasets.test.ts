import { runMigrations } from "graphile-worker";
import { beforeAll, describe, expect, it } from "vitest";
import { matchesFilter } from "@/lib/datasets/matches-filter";
import type { RecordFilter } from "@/lib/datasets/record-filter";
import { launchTestBuild } from "@/testing/launch-test-build";
import { leakyConstitution } from "@/testing/leaky-constitution";
import { newRecord } from "@/testing/new-record";
import { provideTestDatabase } from "@/testing/provide-test-database";
import { getBuildWork } from "./builds";
import { database } from "./database";
import { getDataset, getFacets, listDatasets } from "./datasets";
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
    const { constitution: _, presets, ...summary } = dataset;
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
    expect(await getFacets(id, [])).toEqual({ matching: 0, verdict: [], reason: [], cites: [] });
    await expect(getDataset(99_999)).rejects.toMatchObject({ kind: "not_found" });
  });
});

describe("facets", () => {
  const records: Partial<NewRecord>[] = [
    { cited: [1, 3] },
    { cited: [3, 12] },
    { cited: [12], reply: "Tides." },
    dropped("short", [1]),
    dropped("short", [3, 1]),
    dropped("empty", []),
  ];

  it("count what each value would give", async () => {
    const { datasetId } = await datasetOf(records);
    expect(await getFacets(datasetId, [])).toEqual({
      matching: 6,
      verdict: [
        { value: "dropped", count: 3 },
        { value: "kept", count: 3 },
      ],
      reason: [
        { value: "short", count: 2 },
        { value: "empty", count: 1 },
      ],
      cites: [
        { value: "1", count: 3 },
        { value: "3", count: 3 },
        { value: "12", count: 2 },
      ],
    });
  });

  it("leave their own filter out and honour all the others", async () => {
    const { datasetId, buildId } = await datasetOf(records);
    const lists: RecordFilter[][] = [
      [{ kind: "verdict", is: "dropped" }],
      [{ kind: "reason", anyOf: ["short"] }],
      [{ kind: "cites", mode: "all", principles: [3] }],
      [
        { kind: "cites", mode: "none", principles: [1] },
        { kind: "verdict", is: "kept" },
      ],
      [{ kind: "text", contains: "TIDES" }],
      [
        { kind: "build", id: buildId },
        { kind: "cites", mode: "any", principles: [12, 1] },
      ],
      [{ kind: "build", id: buildId + 1 }],
    ];
    const all = records.map((given, item) => newRecord({ id: buildId, datasetId }, item, given));
    const count = (filters: RecordFilter[], isIn: (record: NewRecord) => boolean) =>
      all.filter((record) => filters.every((f) => matchesFilter(record, f)) && isIn(record)).length;
    for (const filters of lists) {
      const without = (kind: string) => filters.filter((filter) => filter.kind !== kind);
      const facets = await getFacets(datasetId, filters);
      expect(facets.matching).toBe(count(filters, () => true));
      const counted = (facet: { value: string; count: number }[], value: string) =>
        facet.find((row) => row.value === value)?.count ?? 0;
      for (const verdict of ["kept", "dropped"]) {
        expect(counted(facets.verdict, verdict)).toBe(
          count(without("verdict"), (r) => r.verdict === verdict),
        );
      }
      for (const reason of ["short", "empty"]) {
        expect(counted(facets.reason, reason)).toBe(count(without("reason"), (r) => r.reason === reason));
      }
      for (const number of [1, 3, 12]) {
        expect(counted(facets.cites, `${number}`)).toBe(
          count(without("cites"), (r) => r.cited.includes(number)),
        );
      }
    }
  });
});
