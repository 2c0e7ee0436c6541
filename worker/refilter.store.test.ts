import { beforeAll, expect, test } from "vitest";
import { getPreset } from "@/lib/filters/presets";
import { getBuildView } from "@/lib/store/build-views";
import { cancelBuild } from "@/lib/store/builds";
import { database } from "@/lib/store/database";
import { findPreset, publishPreset } from "@/lib/store/filter-presets";
import { tryPresetOnBuild } from "@/lib/store/preset-trials";
import { getRefilter, listRefilterChanges } from "@/lib/store/refilter-views";
import { openRefilter, startRefilter, undoRefilter } from "@/lib/store/refilters";
import { fillBuild, TEXTS } from "@/testing/fill-build";
import { launchTestBuild } from "@/testing/launch-test-build";
import { migrateQueue } from "@/testing/migrate-queue";
import { provideTestDatabase } from "@/testing/provide-test-database";
import { REFILTER_BATCH, runRefilter } from "./refilter-runner";

provideTestDatabase();
beforeAll(() => migrateQueue(process.env.DATABASE_URL ?? ""));

const reference = getPreset("dromedary-v1", 1);
const studio = getPreset("studio", 1);
const never = new AbortController().signal;

/** A build that is over, with records that the reference judged. */
async function endedBuild(records: number) {
  const { id } = await launchTestBuild(records);
  const { datasetId } = await database().build.findUniqueOrThrow({ where: { id } });
  await fillBuild({ id, datasetId }, reference, { from: 0, to: records });
  await cancelBuild(id, "test");
  return id;
}

const readAll = (buildId: number) =>
  database().record.findMany({
    where: { buildId },
    select: { id: true, verdict: true, reason: true, output: true, hits: true, rawText: true },
    orderBy: { id: "asc" },
  });

async function countsOf(buildId: number) {
  const kept = await database().buildCount.findMany({
    where: { buildId, facet: { in: ["verdict", "reason"] }, NOT: { count: 0 } },
    orderBy: [{ facet: "asc" }, { value: "asc" }],
  });
  const recount = await database().$queryRaw<{ facet: string; value: string; count: bigint }[]>`
    SELECT 'reason' AS facet, reason AS value, count(*) FROM record WHERE build_id = ${buildId} AND reason IS NOT NULL
    GROUP BY reason UNION ALL SELECT 'verdict', verdict, count(*) FROM record WHERE build_id = ${buildId}
    GROUP BY verdict ORDER BY 1, 2`;
  return { kept: kept.map(({ facet, value, count }) => ({ facet, value, count })), recount };
}

async function refilter(buildId: number, preset = studio) {
  const { id } = await startRefilter(buildId, preset, "test");
  await runRefilter(id, never);
  return getRefilter(id);
}

test("a re-filter judges every record by its preset, writes down what it was, and keeps the counts true", async () => {
  const build = await endedBuild(60);
  const before = await readAll(build);
  const done = await refilter(build);
  expect(done).toMatchObject({ status: "done", total: 60, judged: 60, changed: 20 });
  expect(done.sums).toEqual({ keptToDropped: 10, droppedToKept: 10, otherReason: 0 });
  expect(done.moves.reduce((sum, { count }) => sum + count, 0)).toBe(60);

  const after = await readAll(build);
  expect(after.map(({ rawText }) => rawText)).toEqual(before.map(({ rawText }) => rawText));
  const reasons = after.slice(0, TEXTS.length).map(({ reason }) => reason);
  expect(reasons).toEqual([null, "exemplar_leak", null, "short", "apology", null]);
  const { kept, recount } = await countsOf(build);
  expect(kept).toEqual(recount);

  const { changes } = await listRefilterChanges(done.id, { before: "blacklist", after: null, afterId: 0 });
  expect(changes).toHaveLength(10);
  expect(changes[0]).toMatchObject({ recordId: before[0]?.id, detail: "“weather”" });
  expect(await getBuildView(build)).toMatchObject({
    currentPreset: { name: "studio", version: 1 },
    manifest: { preset: { name: "dromedary-v1", version: 1 } },
  });
});

test("judging again by the same preset changes nothing", async () => {
  const build = await endedBuild(30);
  await refilter(build);
  const before = await readAll(build);
  expect(await refilter(build)).toMatchObject({ status: "done", judged: 30, changed: 0 });
  expect(await readAll(build)).toEqual(before);
  const whole = await endedBuild(12);
  expect(await refilter(whole, reference)).toMatchObject({ changed: 0 });
});

test("undoing restores every record exactly, the latest re-filter first", async () => {
  const build = await endedBuild(40);
  const before = await readAll(build);
  const first = await refilter(build);
  await publishPreset({
    name: "long",
    after: 0,
    rules: [
      { rule: "thought_only", isEnabled: true, params: {} },
      { rule: "end_of_turn", isEnabled: true, params: {} },
      { rule: "short", isEnabled: true, params: { minimum: 195 } },
    ],
    note: "",
    basedOn: null,
    actor: "test",
  });
  const between = await readAll(build);
  const second = await refilter(build, await findPreset("long"));
  expect(second.changed).toBeGreaterThan(10);
  await expect(undoRefilter(first.id, "test")).rejects.toThrowError(`Re-filter ${second.id} came after it`);

  for (const [id, texts] of [
    [second.id, between],
    [first.id, before],
  ] as const) {
    await undoRefilter(id, "test");
    await runRefilter(id, never);
    expect(await readAll(build)).toEqual(texts);
  }
  expect(await getRefilter(first.id)).toMatchObject({ status: "undone", restored: first.changed });
  expect((await getBuildView(build)).currentPreset).toMatchObject({ name: "dromedary-v1" });
  const { kept, recount } = await countsOf(build);
  expect(kept).toEqual(recount);
  await expect(undoRefilter(first.id, "test")).rejects.toMatchObject({ kind: "conflict" });
});

test("a record that something else changed since is not put back", async () => {
  const build = await endedBuild(12);
  const { id } = await refilter(build);
  const [first] = await readAll(build);
  await database().record.update({
    where: { id: first?.id ?? 0 },
    data: { verdict: "dropped", reason: "by_hand" },
  });
  await undoRefilter(id, "test");
  await runRefilter(id, never);
  expect(await getRefilter(id)).toMatchObject({ status: "undone", changed: 4, restored: 3 });
  expect((await readAll(build))[0]).toMatchObject({ reason: "by_hand" });
});

test("a worker that dies in the middle leaves whole batches, and the next one goes on behind them", async () => {
  const build = await endedBuild(REFILTER_BATCH + 500);
  const { id } = await startRefilter(build, studio, "test");
  const work = await openRefilter(id);
  const dying = new AbortController();
  const running = runRefilter(id, dying.signal);
  await expect
    .poll(async () => (await getRefilter(id)).judged, { interval: 5, timeout: 30_000 })
    .toBeGreaterThan(0);
  dying.abort();
  await running;
  const halfway = await getRefilter(id);
  expect(work?.lastId).toBe(0);
  expect(halfway.judged).toBeGreaterThanOrEqual(REFILTER_BATCH);
  // Two who take it at the same time do nothing twice.
  await Promise.all([runRefilter(id, never), runRefilter(id, never)]);
  await runRefilter(id, never);
  const done = await getRefilter(id);
  expect(done).toMatchObject({ status: "done", judged: REFILTER_BATCH + 500 });
  expect(await database().refilterChange.count({ where: { refilterId: id } })).toBe(done.changed);
  const { kept, recount } = await countsOf(build);
  expect(kept).toEqual(recount);
});

test("one that is cancelled while it runs puts back what it had changed", async () => {
  const build = await endedBuild(REFILTER_BATCH * 2);
  const before = await readAll(build);
  const { id } = await startRefilter(build, studio, "test");
  const running = runRefilter(id, never);
  await expect
    .poll(async () => (await getRefilter(id)).judged, { interval: 5, timeout: 30_000 })
    .toBeGreaterThan(0);
  await undoRefilter(id, "test");
  await running;
  await runRefilter(id, never);
  expect(await getRefilter(id)).toMatchObject({ status: "undone" });
  expect(await readAll(build)).toEqual(before);
});

test("a build that runs is refused with the cure, and so is a second re-filter beside the first", async () => {
  const { id } = await launchTestBuild(1);
  await expect(startRefilter(id, studio, "test")).rejects.toThrowError("pause it first, or wait for its end");
  const build = await endedBuild(2);
  await startRefilter(build, studio, "test");
  await expect(startRefilter(build, reference, "test")).rejects.toThrowError("is under way");
});

test("a trial on a sample says what a re-filter would do, and stores nothing", async () => {
  const build = await endedBuild(60);
  const before = await readAll(build);
  for (const isRandom of [false, true]) {
    const trial = await tryPresetOnBuild(build, studio, { limit: 60, isRandom });
    expect(trial.sums).toEqual({ keptToDropped: 10, droppedToKept: 10, otherReason: 0 });
    const leak = trial.changes.find(({ reasonAfter }) => reasonAfter === "exemplar_leak");
    const { text, place } = leak?.excerpt ?? { text: "", place: null };
    expect(text.slice(place?.start, place?.end)).toBe("whose finest hair is called cashmere or mohair");
  }
  expect(await readAll(build)).toEqual(before);
  expect(await tryPresetOnBuild(build, studio, { limit: 12, isRandom: false })).toMatchObject({
    sampled: 12,
  });
});

test("one whose preset has a rule that is not known any more fails, says so, and can be undone", async () => {
  const build = await endedBuild(2);
  const { id } = await startRefilter(build, studio, "test");
  const preset = { name: "old", version: 1, rules: [{ rule: "spell", isEnabled: true, params: {} }] };
  await database().refilter.update({ where: { id }, data: { preset } });
  await runRefilter(id, never);
  const failed = await getRefilter(id);
  expect(failed.status).toBe("failed");
  expect(failed.failureReason).toContain("no filter rule “spell”");
  await undoRefilter(id, "test");
  await runRefilter(id, never);
  expect((await getRefilter(id)).status).toBe("undone");
});
