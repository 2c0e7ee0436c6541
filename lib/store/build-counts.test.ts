import { runMigrations } from "graphile-worker";
import { beforeAll, expect, it } from "vitest";
import { launchTestBuild } from "@/testing/launch-test-build";
import { newRecord } from "@/testing/new-record";
import { provideTestDatabase } from "@/testing/provide-test-database";
import { type SeededRandom, seededRandom } from "@/testing/seeded-random";
import { noteFailedAttempt } from "./build-items";
import { retryFailures } from "./build-moves";
import { getBuildWork } from "./builds";
import { database } from "./database";
import { insertRecords } from "./record-inserts";

provideTestDatabase();
beforeAll(() => runMigrations({ connectionString: process.env.DATABASE_URL ?? "" }));

type Build = { id: number; datasetId: number };
const ITEMS = 40;
const kinds = ["cut_stream", "rate_limited"] as const;

const acts: ((build: Build, random: SeededRandom) => Promise<unknown>)[] = [
  ({ id, datasetId }, random) =>
    insertRecords(
      Array.from({ length: 1 + random.below(6) }, () =>
        newRecord({ id, datasetId }, random.below(ITEMS), {
          ...(random.below(2) === 0
            ? {}
            : { verdict: "dropped", reason: ["short", "empty"][random.below(2)] }),
          cited: [1, 2, 3].slice(random.below(4)),
          promptTokens: random.below(3) === 0 ? null : 900,
        }),
      ).filter((one, index, all) => all.findIndex((other) => other.item === one.item) === index),
    ),
  ({ id }, random) =>
    noteFailedAttempt({
      buildId: id,
      item: random.below(ITEMS),
      sample: 0,
      kind: kinds[random.below(2)] ?? "cut_stream",
      message: "no",
      partialText: "",
      isCounted: random.below(4) > 0,
      hasGivenUp: random.below(2) === 0,
    }),
  ({ id }) => retryFailures(id, {}, "test").catch(() => 0),
  ({ id }, random) =>
    database().record.updateMany({
      where: { buildId: id, item: { lt: random.below(ITEMS) } },
      data:
        random.below(2) === 0 ? { verdict: "kept", reason: null } : { verdict: "dropped", reason: "empty" },
    }),
  ({ id }, random) => database().record.deleteMany({ where: { buildId: id, item: random.below(ITEMS) } }),
];

it("counts what there is, whatever comes, changes and goes, and from however many sides at once", async () => {
  const builds: Build[] = [];
  for (const _ of [0, 1]) {
    const { id } = await launchTestBuild(ITEMS);
    builds.push({ id, datasetId: (await getBuildWork(id)).datasetId });
  }
  await Promise.all(
    [11, 12, 13].map(async (seed) => {
      const random = seededRandom(seed);
      for (let turn = 0; turn < 60; turn += 1) {
        const build = builds[random.below(builds.length)];
        if (build !== undefined) await acts[random.below(acts.length)]?.(build, random);
      }
    }),
  );
  for (const { id } of builds) expect(await counted(id)).toEqual(await recounted(id));
});

it("has each generation once: a record takes the place of its failure, and none fails afterwards", async () => {
  const { id } = await launchTestBuild(2);
  const { datasetId } = await getBuildWork(id);
  const failure = {
    buildId: id,
    item: 0,
    sample: 0,
    kind: "cut_stream",
    message: "",
    partialText: "",
  } as const;
  await noteFailedAttempt({ ...failure, isCounted: true, hasGivenUp: true });
  await insertRecords([newRecord({ id, datasetId }, 0)]);
  await noteFailedAttempt({ ...failure, isCounted: true, hasGivenUp: true });
  expect(await database().buildFailure.count({ where: { buildId: id } })).toBe(0);
  expect(await counted(id)).toMatchObject({ "attempt cut_stream": 1, "verdict kept": 1 });
});

it("goes with a build that is removed, and its records stay", async () => {
  const { id } = await launchTestBuild(3);
  const { datasetId } = await getBuildWork(id);
  await insertRecords([newRecord({ id, datasetId }, 0)]);
  await database().build.delete({ where: { id } });
  expect(await counted(id)).toEqual({});
  expect(await database().record.count({ where: { datasetId } })).toBe(1);
});

async function counted(buildId: number): Promise<Record<string, number>> {
  const rows = await database().buildCount.findMany({ where: { buildId, count: { not: 0 } } });
  return Object.fromEntries(
    rows.map(({ facet, value, count }) => [`${facet} ${value}`.trim(), Number(count)]),
  );
}

/** The same from the rows; failed attempts are a history that no row keeps, so those are taken as counted. */
async function recounted(buildId: number): Promise<Record<string, number>> {
  const [records, failures] = await Promise.all([
    database().record.findMany({ where: { buildId } }),
    database().buildFailure.findMany({ where: { buildId } }),
  ]);
  const counts = new Map<string, number>();
  const add = (key: string, n = 1) => counts.set(key, (counts.get(key) ?? 0) + n);
  for (const record of records) {
    add(`verdict ${record.verdict}`);
    if (record.reason !== null) add(`reason ${record.reason}`);
    add(`finish ${record.finishReason}`);
    for (const number of record.cited) {
      add(`cited ${number}`);
      if (record.verdict === "kept") add(`cited_kept ${number}`);
    }
    if (record.promptTokens !== null) add("tokens in", record.promptTokens);
    if (record.completionTokens !== null) add("tokens out", record.completionTokens);
    if (record.cachedTokens !== null) add("tokens cached", record.cachedTokens);
  }
  for (const { gaveUpAt, kind } of failures) add(gaveUpAt === null ? "retrying" : `gave_up ${kind}`);
  const attempts = Object.entries(await counted(buildId)).filter(([key]) => key.startsWith("attempt "));
  return Object.fromEntries([...counts, ...attempts]);
}
