import { runMigrations } from "graphile-worker";
import { beforeAll, expect, it } from "vitest";
import { movePrinciple } from "@/lib/constitutions/principle-edits";
import { launchTestBuild } from "@/testing/launch-test-build";
import { newRecord } from "@/testing/new-record";
import { provideTestDatabase } from "@/testing/provide-test-database";
import { sampleConstitution } from "@/testing/sample-constitution";
import { createConstitution, getConstitution, getVersion, publishDraft, saveDraft } from "./constitutions";
import { database } from "./database";
import { countPrincipleUse } from "./principle-use";
import { insertRecords } from "./record-inserts";

provideTestDatabase();
beforeAll(() => runMigrations({ connectionString: process.env.DATABASE_URL ?? "" }));

it("counts the kept records of every version, each citation under the name its number had then", async () => {
  const { id: buildId } = await launchTestBuild(3);
  const build = await database().build.findUniqueOrThrow({
    where: { id: buildId },
    include: { constitutionVersion: true },
  });
  await insertRecords([
    newRecord(build, 0, { cited: [1, 3] }),
    newRecord(build, 1, { cited: [1] }),
    newRecord(build, 2, { cited: [2], verdict: "dropped", reason: "short" }),
  ]);

  // The next version has its first two principles the other way round, and a build of its own.
  const { constitutionId } = build.constitutionVersion ?? expect.fail();
  const { draft, draftRevision } = await getConstitution(constitutionId);
  const saved = await saveDraft(constitutionId, draftRevision, movePrinciple(draft, 0, 1), "Ada");
  await publishDraft(constitutionId, saved.draftRevision, "", "Ada");
  const { id: laterId } = await launchTestBuild(1);
  const later = await database().build.update({
    where: { id: laterId },
    data: { constitutionVersionId: (await getVersion(constitutionId, 2)).id },
  });
  await insertRecords([newRecord(later, 0, { cited: [1] })]);

  expect(await countPrincipleUse(constitutionId)).toEqual({
    keptRecords: 3,
    principles: [
      { number: 1, name: "helpful", kept: 1 },
      { number: 2, name: "honest", kept: 2 },
      { number: 3, name: "clear & brief", kept: 1 },
    ],
  });
});

it("a constitution that no build used has no use", async () => {
  const { id } = await createConstitution(sampleConstitution({ name: "Unused" }), "Ada");
  expect(await countPrincipleUse(id)).toEqual({ keptRecords: 0, principles: [] });
});
