import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { type BulkWish, EXCLUDED_BY_HAND, TO_REVIEW } from "@/lib/datasets/bulk-action";
import type { RecordFilter } from "@/lib/datasets/record-filter";
import type { RecordSelection } from "@/lib/datasets/record-selection";
import { getBuildWork } from "@/lib/store/builds";
import { cancelBulkAction, openBulkAction, startBulkAction, undoBulkAction } from "@/lib/store/bulk-actions";
import { changeRecords, runBulkBatch } from "@/lib/store/bulk-batches";
import { countBulk } from "@/lib/store/bulk-counts";
import { getBulkAction, listBulkActions } from "@/lib/store/bulk-views";
import { database } from "@/lib/store/database";
import { findPreset } from "@/lib/store/filter-presets";
import { startRefilter } from "@/lib/store/refilters";
import { bulkDataset } from "@/testing/bulk-dataset";
import { launchTestBuild } from "@/testing/launch-test-build";
import { migrateQueue } from "@/testing/migrate-queue";
import { provideTestDatabase } from "@/testing/provide-test-database";
import { runBulkAction, sweepBulkActions } from "./bulk-runner";

provideTestDatabase();
beforeAll(() => migrateQueue(process.env.DATABASE_URL ?? ""));

const never = new AbortController().signal;
const matching = (...filters: RecordFilter[]): RecordSelection => ({
  kind: "matching",
  filters,
  exceptIds: [],
});
const kept = matching({ kind: "verdict", is: "kept" });
const all = matching();

const readAll = () => database().record.findMany({ orderBy: { id: "asc" } });
const recordsOf = (datasetId: number) =>
  database().record.findMany({ where: { datasetId }, orderBy: { id: "asc" } });

async function act(datasetId: number, wish: BulkWish, selection = all) {
  const { id } = await startBulkAction(datasetId, { wish, selection }, "test");
  await runBulkAction(id, never);
  return getBulkAction(id);
}

async function undo(id: number) {
  await undoBulkAction(id, "test");
  await runBulkAction(id, never);
  return getBulkAction(id);
}

/** What the triggers counted beside what there is. */
async function countsOf(buildId: number) {
  const kept = await database().buildCount.findMany({
    where: { buildId, facet: { in: ["verdict", "reason"] }, NOT: { count: 0 } },
    orderBy: [{ facet: "asc" }, { value: "asc" }],
    select: { facet: true, value: true, count: true },
  });
  const recount = await database().$queryRaw<{ facet: string; value: string; count: bigint }[]>`
    SELECT 'reason' AS facet, reason AS value, count(*) FROM record WHERE build_id = ${buildId} AND reason IS NOT NULL
    GROUP BY reason UNION ALL SELECT 'verdict', verdict, count(*) FROM record WHERE build_id = ${buildId}
    GROUP BY verdict ORDER BY 1, 2`;
  return { kept, recount };
}

test("excluding what is kept drops each of them once, with what was noted, and undoing puts all of them back", async () => {
  const { datasetId, buildId } = await bulkDataset(30);
  const before = await readAll();
  const wish: BulkWish = { kind: "exclude", note: "off topic" };
  expect(await countBulk(datasetId, wish, all)).toEqual({ matching: 30, changing: 15, skipped: {} });
  const done = await act(datasetId, wish, kept);
  expect(done).toMatchObject({ status: "done", total: 15, done: 15, changed: 15, canUndo: true });

  const records = await recordsOf(datasetId);
  expect(records.every(({ verdict }) => verdict === "dropped")).toBe(true);
  const byHand = records.filter(({ reason }) => reason === EXCLUDED_BY_HAND);
  expect(byHand).toHaveLength(15);
  expect(byHand[0]?.hits).toContainEqual({
    rule: EXCLUDED_BY_HAND,
    effect: "dropped",
    detail: "off topic",
    span: null,
  });
  const { kept: counted, recount } = await countsOf(buildId);
  expect(counted).toEqual(recount);

  expect(await undo(done.id)).toMatchObject({ status: "undone", restored: 15, stayed: 0, canUndo: false });
  expect(await readAll()).toEqual(before);
  await expect(undoBulkAction(done.id, "test")).rejects.toThrowError("undone already");
});

test("restoring keeps what any rule had dropped, and leaves what it had found to be read", async () => {
  const { datasetId } = await bulkDataset(12);
  const before = await recordsOf(datasetId);
  const done = await act(datasetId, { kind: "restore" });
  expect(done).toMatchObject({ total: 12, changed: 6 });
  const after = await recordsOf(datasetId);
  expect(after.every(({ verdict, reason }) => verdict === "kept" && reason === null)).toBe(true);
  expect(after.map(({ hits }) => hits)).toEqual(before.map(({ hits }) => hits));
});

test("tags are added behind those there are, taken away, and never more than a record may have", async () => {
  const { datasetId } = await bulkDataset(12);
  const [first, second] = await recordsOf(datasetId);
  const full = Array.from({ length: 50 }, (_, at) => `tag ${at}`);
  await database().record.update({ where: { id: first?.id ?? 0 }, data: { tags: full } });
  await database().record.update({ where: { id: second?.id ?? 0 }, data: { tags: ["old", "golden"] } });
  const wish: BulkWish = { kind: "tag", add: ["new", "golden"], remove: ["old"] };
  expect(await countBulk(datasetId, wish, all)).toEqual({
    matching: 12,
    changing: 11,
    skipped: { too_many_tags: 1 },
  });
  const done = await act(datasetId, wish);
  expect(done).toMatchObject({ changed: 11, skipped: { too_many_tags: 1 } });
  const tags = (await recordsOf(datasetId)).map((record) => record.tags);
  expect(tags.slice(0, 3)).toEqual([full, ["golden", "new"], ["new", "golden"]]);
  expect(await countBulk(datasetId, wish, all)).toMatchObject({ changing: 0 });

  const sent = await act(datasetId, { kind: "review" }, { kind: "picked", ids: [second?.id ?? 0] });
  expect(sent).toMatchObject({ total: 1, changed: 1 });
  expect((await recordsOf(datasetId))[1]?.tags).toEqual(["golden", "new", TO_REVIEW]);
});

test("moved records keep their build, and the counts of the build stay true; a new dataset goes with its undoing", async () => {
  const { datasetId, buildId } = await bulkDataset(18);
  const before = await readAll();
  const done = await act(datasetId, { kind: "move", to: { kind: "new", name: "Kept ones" } }, kept);
  expect(done).toMatchObject({ changed: 9, target: { name: "Kept ones" } });
  const moved = await recordsOf(done.target?.id ?? 0);
  expect(moved.map((record) => [record.verdict, record.buildId])).toEqual(
    Array.from({ length: 9 }, () => ["kept", buildId]),
  );
  const { kept: counted, recount } = await countsOf(buildId);
  expect(counted).toEqual(recount);
  await undo(done.id);
  expect(await readAll()).toEqual(before);
  expect(await database().dataset.findUnique({ where: { name: "Kept ones" } })).toBeNull();
});

test("a copy names its source and keeps verdict and tags; undoing removes the copies that nobody worked on", async () => {
  const { datasetId } = await bulkDataset(12);
  await act(datasetId, { kind: "tag", add: ["golden"], remove: [] }, kept);
  const before = await recordsOf(datasetId);
  const target = await database().dataset.create({ data: { name: "Chosen by hand" } });
  const done = await act(datasetId, { kind: "copy", to: { kind: "dataset", datasetId: target.id } });
  const copies = await recordsOf(target.id);
  const said = (records: typeof copies) =>
    records.map(({ verdict, reason, tags, output }) => ({ verdict, reason, tags, output }));
  expect(copies.map(({ sourceRecordId }) => sourceRecordId)).toEqual(before.map(({ id }) => id));
  expect(said(copies)).toEqual(said(before));
  expect(await recordsOf(datasetId)).toEqual(before);

  await act(target.id, { kind: "review" }, { kind: "picked", ids: [copies[0]?.id ?? 0] });
  const [review] = await listBulkActions(target.id);
  await expect(undoBulkAction(done.id, "test")).rejects.toThrowError(
    `Bulk action ${review?.id} came after it`,
  );
  await database().record.update({
    where: { id: copies[1]?.id ?? 0 },
    data: { verdict: "dropped", reason: "short" },
  });
  await undo(review?.id ?? 0);
  expect(await undo(done.id)).toMatchObject({ restored: 11, stayed: 1 });
  expect((await recordsOf(target.id)).map(({ id }) => id)).toEqual([copies[1]?.id]);
  // It was there before.
  expect(await database().dataset.findUnique({ where: { id: target.id } })).not.toBeNull();
});

test("a re-filter of a selection judges as its build would, keeps the build's preset, and passes over what it cannot judge", async () => {
  const { datasetId, buildId } = await bulkDataset(24);
  const [first, second] = await recordsOf(datasetId);
  await database().record.update({ where: { id: first?.id ?? 0 }, data: { editedAt: new Date() } });
  await database().record.update({ where: { id: second?.id ?? 0 }, data: { buildId: null, item: null } });
  const before = await readAll();
  const wish: BulkWish = { kind: "refilter", preset: "studio@1" };
  expect(await countBulk(datasetId, wish, all)).toEqual({
    matching: 24,
    changing: 22,
    skipped: { edited: 1, no_build: 1 },
  });
  const done = await act(datasetId, wish);
  expect(done).toMatchObject({ status: "done", done: 24, skipped: { edited: 1, no_build: 1 } });
  expect(done.wish).toEqual({ kind: "refilter", preset: "studio@1" });
  expect(done.changed).toBeGreaterThan(4);
  expect((await getBuildWork(buildId)).preset).toMatchObject({ name: "dromedary-v1" });
  for (const { output, outputLength, id } of await recordsOf(datasetId))
    if (id !== first?.id && id !== second?.id && output !== before.find((one) => one.id === id)?.output)
      expect(outputLength).toBe([...output].length);
  await undo(done.id);
  expect(await readAll()).toEqual(before);
});

test("asking again launches one build over the requests of the selected records, and is not undone", async () => {
  const { datasetId, buildId } = await bulkDataset(12);
  const records = await recordsOf(datasetId);
  const changed = { seed: 8, samplesPerItem: 2 };
  const wish: BulkWish = { kind: "regenerate", buildId, name: "Warmer", changed };
  expect(await countBulk(datasetId, wish, kept)).toEqual({ matching: 6, changing: 6, skipped: {} });
  const done = await act(datasetId, wish, kept);
  expect(done).toMatchObject({ status: "done", changed: 6, canUndo: false });
  const items = await database().buildItem.findMany({
    where: { buildId: done.buildId ?? 0 },
    orderBy: { item: "asc" },
  });
  const asked = await database().buildItem.findMany({ where: { buildId }, orderBy: { item: "asc" } });
  const keptOnes = records.filter(({ verdict }) => verdict === "kept");
  expect(items.map((item) => [item.sourceRecordId, item.instruction])).toEqual(
    keptOnes.map(({ id, item }) => [id, asked[item ?? 0]?.instruction]),
  );
  const { manifest, samplesPerItem } = await getBuildWork(done.buildId ?? 0);
  expect({ seed: manifest.seed, samplesPerItem, from: manifest.clonedFrom }).toEqual({
    seed: 8,
    samplesPerItem: 2,
    from: buildId,
  });
  await expect(undoBulkAction(done.id, "test")).rejects.toThrowError(`build ${done.buildId}`);
  await expect(
    startBulkAction(datasetId, { wish: { ...wish, changed: {} }, selection: all }, "test"),
  ).rejects.toThrowError("Nothing is changed");
  await expect(
    startBulkAction(datasetId, { wish: { ...wish, changed: { serverId: 9_999 } }, selection: all }, "test"),
  ).rejects.toMatchObject({ kind: "not_found" });
});

test("an action goes on behind its last batch, whenever it was stopped, and touches nothing that came later", async () => {
  const { datasetId, buildId } = await bulkDataset(40);
  const { id } = await startBulkAction(
    datasetId,
    { wish: { kind: "tag", add: ["once"], remove: [] }, selection: all },
    "test",
  );
  const later = await database().record.findFirstOrThrow({ where: { buildId } });
  const { id: _, hits, facts, ...columns } = later;
  const { id: laterId } = await database().record.create({
    data: { ...columns, hits: hits ?? [], facts: facts ?? {}, buildId: null, item: null },
  });
  const work = await openBulkAction(id);
  if (work === null) throw new Error("It is gone.");
  const batch = () => changeRecords(work, { kind: "tag", add: ["once"], remove: [] });
  await runBulkBatch(work, 7, batch());
  // Whatever a batch did goes with it when it does not come to its end.
  await expect(
    runBulkBatch(work, 7, async (tx, of) => {
      await batch()(tx, of);
      throw new Error("killed");
    }),
  ).rejects.toThrowError("killed");
  expect(await getBulkAction(id)).toMatchObject({ status: "running", done: 7, changed: 7 });
  await runBulkAction(id, AbortSignal.abort());
  expect(await getBulkAction(id)).toMatchObject({ status: "running", done: 7 });
  await Promise.all([runBulkAction(id, never), runBulkAction(id, never)]);
  expect(await getBulkAction(id)).toMatchObject({ status: "done", done: 40, changed: 40 });
  expect(await database().bulkChange.count({ where: { actionId: id } })).toBe(40);
  expect((await database().record.findUniqueOrThrow({ where: { id: laterId } })).tags).toEqual([]);
});

test("a cancelled action keeps what it did, says so, and can be undone; a lost one is delivered again", async () => {
  const { datasetId } = await bulkDataset(20);
  const before = await recordsOf(datasetId);
  const wish = { kind: "tag" as const, add: ["half"], remove: [] };
  const { id } = await startBulkAction(datasetId, { wish, selection: all }, "test");
  await database().$executeRaw`DELETE FROM graphile_worker._private_jobs`;
  await sweepBulkActions();
  const jobs = await database().$queryRaw<{ key: string }[]>`SELECT key FROM graphile_worker.jobs`;
  expect(jobs).toContainEqual({ key: `bulk:${id}` });

  const work = await openBulkAction(id);
  if (work === null) throw new Error("It is gone.");
  await runBulkBatch(work, 8, changeRecords(work, wish));
  await cancelBulkAction(id, "test");
  await runBulkAction(id, never);
  expect(await getBulkAction(id)).toMatchObject({ status: "cancelled", done: 8, changed: 8, canUndo: true });
  await expect(cancelBulkAction(id, "test")).rejects.toThrowError("cancelled already");
  expect(await undo(id)).toMatchObject({ status: "undone", restored: 8 });
  expect(await recordsOf(datasetId)).toEqual(before);
});

test("what somebody changed since stays, and is counted", async () => {
  const { datasetId } = await bulkDataset(12);
  const done = await act(datasetId, { kind: "exclude", note: "" }, kept);
  const touched = (await recordsOf(datasetId))
    .filter(({ reason }) => reason === EXCLUDED_BY_HAND)
    .slice(0, 2);
  for (const { id } of touched)
    await database().record.update({ where: { id }, data: { verdict: "kept", reason: null } });
  expect(await undo(done.id)).toMatchObject({ restored: 4, stayed: 2 });
});

test("an action is refused while another is under way there, while verdicts are re-filtered, and on a snapshot", async () => {
  const { datasetId, buildId } = await bulkDataset(12);
  const wish: BulkWish = { kind: "restore" };
  const start = (into: number, one: BulkWish) => startBulkAction(into, { wish: one, selection: all }, "test");
  const { id } = await start(datasetId, { kind: "review" });
  await expect(start(datasetId, wish)).rejects.toThrowError(`Bulk action ${id} on`);
  const other = await bulkDataset(6);
  await expect(
    start(other.datasetId, { kind: "move", to: { kind: "dataset", datasetId } }),
  ).rejects.toThrowError(`Bulk action ${id} on`);
  await runBulkAction(id, never);

  const excluding = await start(datasetId, { kind: "exclude", note: "" });
  await expect(startRefilter(buildId, await findPreset("studio"), "test")).rejects.toThrowError(
    `Bulk action ${excluding.id} changes verdicts`,
  );
  await cancelBulkAction(excluding.id, "test");
  await startRefilter(buildId, await findPreset("studio"), "test");
  await expect(start(datasetId, wish)).rejects.toThrowError(`Build ${buildId} is being re-filtered`);
  expect((await act(datasetId, { kind: "tag", add: ["meanwhile"], remove: [] })).status).toBe("done");

  await database().dataset.update({ where: { id: other.datasetId }, data: { frozenAt: new Date() } });
  await expect(start(other.datasetId, { kind: "review" })).rejects.toThrowError("is a snapshot");
  const copied = await act(other.datasetId, { kind: "copy", to: { kind: "new", name: "Thawed" } });
  expect(copied).toMatchObject({ status: "done", changed: 6 });
  await expect(start(datasetId, { kind: "copy", to: { kind: "new", name: "Thawed" } })).rejects.toThrowError(
    "There is a dataset “Thawed” already",
  );
  await expect(start(datasetId, { kind: "move", to: { kind: "dataset", datasetId } })).rejects.toThrowError(
    "in that dataset already",
  );
});

test("verdicts stay out of reach while a build decides by what it has kept", async () => {
  const { datasetId } = await bulkDataset(6);
  const { id } = await launchTestBuild(1);
  await database().build.update({ where: { id }, data: { datasetId, step: "self-instruct" } });
  await expect(
    startBulkAction(datasetId, { wish: { kind: "restore" }, selection: all }, "test"),
  ).rejects.toThrowError(`Build ${id} is queued`);
});

test("any actions one after the other, undone in reverse, leave every record as it was", {
  timeout: 120_000,
}, async () => {
  const { datasetId } = await bulkDataset(18);
  const other = await database().dataset.create({ data: { name: "Elsewhere" } });
  const before = await readAll();
  const tags = fc.uniqueArray(fc.constantFrom("a", "b", "c"), { maxLength: 2 });
  const wishes = fc.oneof(
    fc.tuple(tags, tags).map(([add, remove]) => ({
      kind: "tag" as const,
      add: add.length + remove.length === 0 ? ["d"] : add,
      remove: remove.filter((tag) => !add.includes(tag)),
    })),
    fc.constantFrom("", "because").map((note) => ({ kind: "exclude" as const, note })),
    fc.constant({ kind: "restore" as const }),
    fc.constant({ kind: "review" as const }),
    fc.constantFrom("studio", "dromedary-v1").map((preset) => ({ kind: "refilter" as const, preset })),
    fc.constantFrom("move" as const, "copy" as const).map((kind) => ({
      kind,
      to: { kind: "dataset" as const, datasetId: other.id },
    })),
  );
  const selections = fc.oneof(
    fc.constant(all),
    fc.constant(kept),
    fc.constant(matching({ kind: "verdict", is: "dropped" })),
    fc.constant(matching({ kind: "tag", anyOf: ["a"] })),
    fc
      .uniqueArray(fc.constantFrom(...before.map(({ id }) => id)), { minLength: 1, maxLength: 5 })
      .map((ids) => ({ kind: "picked" as const, ids })),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(wishes, selections, fc.boolean()), { minLength: 1, maxLength: 6 }),
      async (acts) => {
        const done: number[] = [];
        for (const [wish, selection, isElsewhere] of acts) {
          const isOut = wish.kind === "move" || wish.kind === "copy" || !isElsewhere;
          const from = isOut ? datasetId : other.id;
          const { matching: count } = await countBulk(from, null, selection);
          if (count === 0) continue;
          const { id, canUndo } = await act(from, wish as BulkWish, selection);
          if (canUndo) done.push(id);
        }
        for (const id of done.reverse()) {
          const undone = await undo(id);
          expect(undone).toMatchObject({ status: "undone", stayed: 0, restored: undone.changed });
        }
        expect(await readAll()).toEqual(before);
      },
    ),
    { numRuns: 25 },
  );
});
