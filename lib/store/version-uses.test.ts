import { runMigrations } from "graphile-worker";
import { beforeAll, expect, it } from "vitest";
import { launchTestBuild } from "@/testing/launch-test-build";
import { provideTestDatabase } from "@/testing/provide-test-database";
import { sampleConstitution } from "@/testing/sample-constitution";
import { createConstitution, publishDraft } from "./constitutions";
import { database } from "./database";
import { listVersionUses } from "./version-uses";

provideTestDatabase();
beforeAll(() => runMigrations({ connectionString: process.env.DATABASE_URL ?? "" }));

it("a version tells which builds used it, the newest first, and which datasets they wrote to", async () => {
  const ids: number[] = [];
  for (const items of [1, 2]) ids.push((await launchTestBuild(items)).id);
  const rows = await database().build.findMany({
    where: { id: { in: ids } },
    include: { dataset: true, constitutionVersion: true },
  });
  const version = rows[0]?.constitutionVersion;
  const uses = await listVersionUses(version?.constitutionId ?? 0, version?.number ?? 0);
  expect(uses.builds.map(({ id }) => id)).toEqual(ids.toReversed());
  const built = rows.find(({ id }) => id === ids[1]);
  expect(uses.builds[0]).toEqual({
    id: built?.id,
    name: built?.name,
    status: built?.status,
    datasetName: built?.dataset.name,
    createdAt: built?.createdAt.toISOString(),
  });
  const names = [...new Set(rows.map(({ dataset }) => dataset.name))].sort();
  expect(uses.datasets.map(({ name }) => name)).toEqual(names);
  expect(uses.datasets.reduce((sum, { buildCount }) => sum + buildCount, 0)).toBe(2);
  const [newest] = (await listVersionUses(version?.constitutionId ?? 0, version?.number ?? 0, 1)).builds;
  expect(newest?.id).toBe(ids[1]);
});

it("a version that a build used can neither change nor vanish, nor can its constitution", async () => {
  const { id } = await launchTestBuild(1);
  const { constitutionVersionId } = await database().build.findUniqueOrThrow({ where: { id } });
  const where = { id: constitutionVersionId ?? 0 };
  const { constitutionId } = await database().constitutionVersion.findUniqueOrThrow({ where });
  await expect(database().constitutionVersion.update({ where, data: { contentHash: "0" } })).rejects.toThrow(
    "a published constitution version cannot be changed",
  );
  await expect(database().constitutionVersion.delete({ where })).rejects.toMatchObject({ code: "P2003" });
  await expect(database().constitution.delete({ where: { id: constitutionId } })).rejects.toMatchObject({
    code: "P2003",
  });
  expect(await database().constitutionVersion.count({ where })).toBe(1);
});

it("a version that nothing used says so, and one that is not there is not found", async () => {
  const { id, draftRevision } = await createConstitution(sampleConstitution({ name: "Unused" }), "Ada");
  await publishDraft(id, draftRevision, "", "Ada");
  expect(await listVersionUses(id, 1)).toEqual({ builds: [], datasets: [] });
  await expect(listVersionUses(id, 2)).rejects.toMatchObject({ kind: "not_found" });
});
