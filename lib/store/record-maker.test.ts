import { runMigrations } from "graphile-worker";
import { beforeAll, expect, test } from "vitest";
import { getPreset } from "@/lib/filters/presets";
import { launchTestBuild } from "@/testing/launch-test-build";
import { leakyConstitution } from "@/testing/leaky-constitution";
import { newRecord } from "@/testing/new-record";
import { provideTestDatabase } from "@/testing/provide-test-database";
import { getBuildWork } from "./builds";
import { database } from "./database";
import { insertRecords } from "./record-inserts";
import { getRecordMaker } from "./record-maker";

provideTestDatabase();
beforeAll(() => runMigrations({ connectionString: process.env.DATABASE_URL ?? "" }));

async function recordOfBuild() {
  const { id: buildId } = await launchTestBuild(1);
  const { datasetId } = await getBuildWork(buildId);
  await insertRecords([newRecord({ id: buildId, datasetId }, 0)]);
  const { id } = await database().record.findFirstOrThrow({ where: { datasetId } });
  return { id, datasetId, buildId };
}

test("a record's constitution version, server and the rules that judge it now are named", async () => {
  const { id, buildId } = await recordOfBuild();
  const before = await getRecordMaker(id);
  expect(before).toMatchObject({
    frozenAt: null,
    constitution: { name: leakyConstitution.name, number: 1 },
    templates: [],
    server: { name: expect.stringMatching(/^server /), kind: "sample" },
  });
  const { name, version, rules } = getPreset("dromedary-v1", 1);
  // As a re-filter leaves it.
  await database().build.update({
    where: { id: buildId },
    data: { currentPreset: { name, version, rules: [] } },
  });
  expect((await getRecordMaker(id)).preset).toMatchObject({
    name,
    version,
    rules: rules.map((rule) => ({ name: rule.name, title: rule.title })),
  });
});

test("of a record without a build, and of a snapshot's, what is known is said", async () => {
  const { id, datasetId } = await recordOfBuild();
  const frozenAt = new Date("2026-11-01T12:00:00Z");
  await database().dataset.update({ where: { id: datasetId }, data: { frozenAt } });
  await database().record.update({ where: { id }, data: { buildId: null, item: null } });
  expect(await getRecordMaker(id)).toEqual({
    frozenAt: frozenAt.toISOString(),
    constitution: null,
    templates: [],
    server: null,
    preset: null,
  });
  await expect(getRecordMaker(999_999)).rejects.toMatchObject({ kind: "not_found" });
});
