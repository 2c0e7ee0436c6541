import { beforeAll, expect, test } from "vitest";
import { getPreset } from "@/lib/filters/presets";
import { cancelBuild } from "@/lib/store/builds";
import { database } from "@/lib/store/database";
import { editRecord, revertRecord } from "@/lib/store/record-edits";
import { readRecordsToJudge, storeRefilterBatch } from "@/lib/store/refilter-batches";
import { getRefilter } from "@/lib/store/refilter-views";
import { openRefilter, startRefilter, undoRefilter } from "@/lib/store/refilters";
import { fillBuild, TEXTS } from "@/testing/fill-build";
import { launchTestBuild } from "@/testing/launch-test-build";
import { migrateQueue } from "@/testing/migrate-queue";
import { provideTestDatabase } from "@/testing/provide-test-database";
import { runRefilter } from "./refilter-runner";

provideTestDatabase();
beforeAll(() => migrateQueue(process.env.DATABASE_URL ?? ""));

const never = new AbortController().signal;
const studio = getPreset("studio", 1);
/** A text that the studio's preset keeps and mends: the clause that comes again is cut. */
const REPEATING = TEXTS.length - 1;

/** The records of a build that is over, as the reference judged them, one of each of the texts. */
async function endedBuild() {
  const { id } = await launchTestBuild(TEXTS.length);
  const { datasetId } = await database().build.findUniqueOrThrow({ where: { id } });
  await fillBuild({ id, datasetId }, getPreset("dromedary-v1", 1), { from: 0, to: TEXTS.length });
  await cancelBuild(id, "test");
  return { buildId: id, records: await readAll(id) };
}

const readAll = (buildId: number) =>
  database().record.findMany({ where: { buildId }, orderBy: { id: "asc" } });

async function recordAt(buildId: number, at: number) {
  const record = (await readAll(buildId))[at];
  if (record === undefined) throw new Error(`There is no record ${at}.`);
  return record;
}

async function refilter(buildId: number) {
  const { id } = await startRefilter(buildId, studio, "test");
  await runRefilter(id, never);
  return id;
}

const by = (revision: number) => ({ revision, note: "", actor: "Ada" });

test("an edited record keeps its output in a re-filter and is judged by it", async () => {
  const { buildId, records } = await endedBuild();
  const [kept, leaking] = [records[0]?.id ?? 0, records[1]?.id ?? 0];
  const output = `${TEXTS[2]} It goes. It goes. It goes on.`;
  // The words of an exemplar go out, and a clause that comes again stays, since a person left it so.
  await editRecord(leaking, { output }, by(0));
  await editRecord(kept, { output: "Brief." }, by(0));
  await refilter(buildId);
  expect(await recordAt(buildId, 1)).toMatchObject({
    verdict: "kept",
    reason: null,
    output,
    rawText: records[1]?.rawText,
  });
  expect(await recordAt(buildId, 0)).toMatchObject({ verdict: "dropped", reason: "short", output: "Brief." });
  await revertRecord(leaking, 0, by(1));
  expect(await recordAt(buildId, 1)).toMatchObject({ editedAt: null, output: records[1]?.output });
});

test("undoing a re-filter puts back the verdict of a record that was edited before it, and leaves its output", async () => {
  const { buildId, records } = await endedBuild();
  await editRecord(records[0]?.id ?? 0, { output: "Brief." }, by(0));
  // What is measured on the way stays.
  const before = { ...(await recordAt(buildId, 0)), leakShare: 0 };
  const id = await refilter(buildId);
  expect((await recordAt(buildId, 0)).reason).toBe("short");
  await undoRefilter(id, "test");
  await runRefilter(id, never);
  expect(await recordAt(buildId, 0)).toEqual(before);
});

test("undoing a re-filter leaves a record alone whose new output was edited since", async () => {
  const { buildId } = await endedBuild();
  await database().record.updateMany({ where: { buildId }, data: { output: "Judged by an older release." } });
  const id = await refilter(buildId);
  const { id: recordId } = await recordAt(buildId, REPEATING);
  await editRecord(recordId, { output: "A person's words." }, by(0));
  const edited = await recordAt(buildId, REPEATING);
  await undoRefilter(id, "test");
  await runRefilter(id, never);
  expect(await recordAt(buildId, REPEATING)).toEqual(edited);
  expect((await recordAt(buildId, 2)).output).toBe("Judged by an older release.");
  expect(await getRefilter(id)).toMatchObject({ status: "undone" });
});

test("a batch with a record that was edited after it was read is not stored but judged again", async () => {
  const { buildId, records } = await endedBuild();
  const { id: refilterId } = await startRefilter(buildId, studio, "test");
  const { lastId: after = 0 } = (await openRefilter(refilterId)) ?? {};
  const lastId = records.at(-1)?.id ?? 0;
  const [read] = await readRecordsToJudge(buildId, { after, endId: lastId, limit: 1 });
  if (read === undefined) throw new Error("There is no record.");
  await editRecord(read.id, { output: "Brief." }, by(0));
  const result = { verdict: "dropped", reason: "apology", output: read.output, hits: [] } as const;
  const changed = [
    { id: read.id, editedAt: read.editedAt, result: { ...result, hits: [] }, leakShare: null },
  ];
  const batch = { refilterId, after, lastId, judged: 1, changed, moves: [] };
  expect(await storeRefilterBatch(batch)).toBe("stale");
  expect(await recordAt(buildId, 0)).toMatchObject({ output: "Brief.", reason: records[0]?.reason });
  await runRefilter(refilterId, never);
  expect(await getRefilter(refilterId)).toMatchObject({ status: "done", judged: records.length });
  expect(await recordAt(buildId, 0)).toMatchObject({ output: "Brief.", reason: "short" });
});

test("a re-filter measures how much of a reply is out of an exemplar where nobody did yet", async () => {
  const { buildId, records } = await endedBuild();
  expect(records.map(({ leakShare }) => leakShare)).toEqual(records.map(() => null));
  await refilter(buildId);
  const leaking = await recordAt(buildId, 1);
  expect(leaking.reason).toBe("exemplar_leak");
  expect(leaking.leakShare).toBeGreaterThan(0.1);
  expect(leaking.leakShare).toBeLessThan(1);
});

test("a re-filter keeps the length of an output with it", async () => {
  const { buildId } = await endedBuild();
  await database().record.updateMany({
    where: { buildId },
    data: { output: "As it was.", outputLength: 10 },
  });
  const id = await refilter(buildId);
  for (const { output, outputLength } of await readAll(buildId))
    expect(outputLength).toBe([...output].length);
  await undoRefilter(id, "test");
  await runRefilter(id, never);
  for (const { outputLength } of await readAll(buildId)) expect(outputLength).toBe(10);
});
