import { runMigrations } from "graphile-worker";
import { beforeAll, describe, expect, it } from "vitest";
import { itemSeed } from "@/lib/builds/seeds";
import { stopRulesSchema } from "@/lib/builds/stop-rules";
import type { FailureKind } from "@/lib/generation/completion";
import { finishIfSettled } from "@/testing/finish-if-settled";
import { launchTestBuild, testItems } from "@/testing/launch-test-build";
import { newRecord } from "@/testing/new-record";
import { provideTestDatabase } from "@/testing/provide-test-database";
import { listFailures, listOpenItems, listOpenShards, noteFailedAttempt } from "./build-items";
import { changeBuild, extendBuild, pauseBuild, resumeBuild, retryFailures } from "./build-moves";
import { countShards } from "./build-queue";
import { getBuildView } from "./build-views";
import { cancelBuild, getBuildWork, markRunning } from "./builds";
import { database } from "./database";
import { insertRecords } from "./record-inserts";

provideTestDatabase();
beforeAll(() => runMigrations({ connectionString: process.env.DATABASE_URL ?? "" }));

const byHand = { isDropping: false, reason: null, actor: "test" };
const records = (buildId: number) =>
  database().record.findMany({ where: { buildId }, orderBy: [{ sample: "asc" }, { item: "asc" }] });
const open = async (buildId: number, sample = 0) =>
  (await listOpenItems({ buildId, sample, from: 0, to: 1000 })).map(({ item }) => item);

async function giveUp(buildId: number, item: number, kind: FailureKind, sample = 0) {
  const given = { message: kind, partialText: "", isCounted: true, hasGivenUp: true };
  await noteFailedAttempt({ buildId, item, sample, kind, ...given });
}

/** A done build: what `answer` tells of each item, a record or the kind of a failure. */
async function doneBuild(items: number, answer: (item: number) => FailureKind | null = () => null) {
  const { id } = await launchTestBuild(items);
  const { datasetId } = await getBuildWork(id);
  await markRunning(id);
  for (let item = 0; item < items; item += 1) {
    const kind = answer(item);
    if (kind !== null) await giveUp(id, item, kind);
    else await insertRecords([newRecord({ id, datasetId }, item)]);
  }
  expect(await finishIfSettled(id)).toBe(true);
  return { id, datasetId };
}

describe("a build of several samples an item", () => {
  it("has a shard and a seed for each sample, and counts generations", async () => {
    const { id } = await launchTestBuild(20, undefined, { samplesPerItem: 3 });
    const { datasetId } = await getBuildWork(id);
    expect(await countShards(database(), id)).toBe(6);
    const seeds = [0, 1, 2].flatMap((sample) => [0, 1, 19].map((item) => itemSeed(7, item, sample)));
    expect(new Set(seeds).size).toBe(9);
    await markRunning(id);
    await insertRecords([
      newRecord({ id, datasetId }, 4),
      newRecord({ id, datasetId }, 4, { sample: 2, verdict: "dropped", reason: "short" }),
    ]);
    await giveUp(id, 4, "cut_stream", 1);
    expect((await getBuildView(id)).counts).toEqual({ total: 60, kept: 1, dropped: 1, failed: 1 });
    for (const sample of [0, 1, 2]) expect(await open(id, sample)).not.toContain(4);
  });
});

describe("extending a build", () => {
  it("adds items to one that is done, which goes on; what is answered stays as it is", async () => {
    const { id, datasetId } = await doneBuild(10);
    const before = await records(id);
    const { repeated } = await extendBuild(id, {
      items: [...testItems(30, 10), ...testItems(2)],
      samplesPerItem: null,
      actor: "test",
    });
    expect(repeated).toBe(2);
    expect(await getBuildView(id)).toMatchObject({ status: "queued", totalItems: 42, finishedAt: null });
    expect((await getBuildView(id)).events[0]?.message).toBe(
      `Extended build ${id} to 42 items × 1, 2 of them asked for before`,
    );
    expect(await open(id)).toEqual(Array.from({ length: 32 }, (_, i) => i + 10));
    await markRunning(id);
    const more = Array.from({ length: 32 }, (_, i) => newRecord({ id, datasetId }, i + 10));
    await insertRecords(more);
    expect(await finishIfSettled(id)).toBe(true);
    expect((await records(id)).slice(0, 10)).toEqual(before);
    expect((await getBuildView(id)).counts).toMatchObject({ total: 42, kept: 42 });
  });

  it("adds samples of what it has, and takes none away", async () => {
    const { id } = await doneBuild(3);
    const before = await records(id);
    await extendBuild(id, { items: [], samplesPerItem: 2, actor: "test" });
    expect(await open(id, 0)).toEqual([]);
    expect(await open(id, 1)).toEqual([0, 1, 2]);
    expect(await records(id)).toEqual(before);
    for (const samplesPerItem of [1, 2, null]) {
      await expect(extendBuild(id, { items: [], samplesPerItem, actor: "test" })).rejects.toMatchObject({
        kind: "bad_request",
      });
    }
  });

  it("leaves a paused build paused, and is refused while one is being cancelled", async () => {
    const { id } = await launchTestBuild(3);
    await pauseBuild(id, byHand);
    await extendBuild(id, { items: testItems(20, 3), samplesPerItem: null, actor: "test" });
    expect((await getBuildView(id)).status).toBe("paused");
    expect(await countShards(database(), id)).toBe(0);
    await resumeBuild(id, "test");
    expect(await countShards(database(), id)).toBe(2);
    await markRunning(id);
    await cancelBuild(id, "test");
    const more = { items: testItems(1, 23), samplesPerItem: null, actor: "test" };
    await expect(extendBuild(id, more)).rejects.toMatchObject({ kind: "conflict" });
    expect((await getBuildWork(id)).totalItems).toBe(23);
  });
});

describe("retrying failures", () => {
  const kinds = (item: number) => (["cut_stream", "rate_limited", null] as const)[item % 3] ?? null;

  it("gives back their attempts to all, to kinds, or to single generations", async () => {
    const { id } = await doneBuild(12, kinds);
    expect(await retryFailures(id, { generations: [{ item: 3, sample: 0 }] }, "test")).toBe(1);
    expect(await open(id)).toEqual([3]);
    expect((await getBuildView(id)).status).toBe("queued");
    expect(await retryFailures(id, { kinds: ["rate_limited"] }, "test")).toBe(4);
    expect(await retryFailures(id, {}, "test")).toBe(3);
    expect(await open(id)).toEqual([0, 1, 3, 4, 6, 7, 9, 10]);
    expect((await listOpenItems({ buildId: id, sample: 0, from: 0, to: 12 }))[0]?.attempts).toBe(0);
    await expect(retryFailures(id, {}, "test")).rejects.toMatchObject({ kind: "conflict" });
  });

  it("lists what fails again again, with its new reason, and nothing that has a record", async () => {
    const { id, datasetId } = await doneBuild(3, (item) => (item < 2 ? "cut_stream" : null));
    await retryFailures(id, {}, "test");
    await markRunning(id);
    expect((await listFailures(id, { after: null, kind: null })).failures).toEqual([]);
    await insertRecords([newRecord({ id, datasetId }, 0)]);
    await giveUp(id, 0, "timeout");
    await giveUp(id, 1, "timeout");
    const { failures } = await listFailures(id, { after: null, kind: null });
    expect(failures).toMatchObject([{ item: 1, kind: "timeout", attempts: 1 }]);
    expect(await finishIfSettled(id)).toBe(true);
    expect((await getBuildView(id)).counts).toMatchObject({ kept: 2, failed: 1 });
  });

  it("does not end a build one short where a failure was noted beside a record", async () => {
    const { id, datasetId } = await doneBuild(2);
    await extendBuild(id, { items: testItems(2, 2), samplesPerItem: null, actor: "test" });
    await markRunning(id);
    await giveUp(id, 2, "timeout");
    // As when two workers answer at the same moment: neither sees what the other has not committed.
    await database().$executeRaw`ALTER TABLE record DISABLE TRIGGER record_is_counted`;
    await insertRecords([newRecord({ id, datasetId }, 2)]);
    await database().$executeRaw`ALTER TABLE record ENABLE TRIGGER record_is_counted`;
    await database().$executeRaw`
      UPDATE build_count SET count = count + 1 WHERE build_id = ${id} AND facet = 'verdict'`;
    expect((await listFailures(id, { after: null, kind: null })).failures).toEqual([]);
    expect(await finishIfSettled(id)).toBe(false);
    await insertRecords([newRecord({ id, datasetId }, 3)]);
    expect(await finishIfSettled(id)).toBe(true);
    expect((await getBuildView(id)).counts).toMatchObject({ kept: 4, failed: 0 });
  });

  it("pages through them in order, of all kinds or of one", async () => {
    const { id } = await doneBuild(230, (item) => (item % 50 === 7 ? "timeout" : "cut_stream"));
    const read: number[] = [];
    for (let after: { item: number; sample: number } | null = null; ; ) {
      const page = await listFailures(id, { after, kind: null });
      read.push(...page.failures.map(({ item }) => item));
      after = page.next;
      if (after === null) break;
    }
    expect(read).toEqual(Array.from({ length: 230 }, (_, i) => i));
    const { failures, next } = await listFailures(id, { after: { item: 7, sample: 0 }, kind: "timeout" });
    expect([failures.map(({ item }) => item), next]).toEqual([[57, 107, 157, 207], null]);
  });
});

describe("resuming a build", () => {
  it("goes on after a cancel with what is left, and is refused where nothing is, or where it runs", async () => {
    const { id } = await launchTestBuild(40);
    await expect(resumeBuild(id, "test")).rejects.toThrow("queued already");
    await cancelBuild(id, "test");
    await resumeBuild(id, "test");
    expect(await getBuildView(id)).toMatchObject({ status: "queued", finishedAt: null });
    expect(await listOpenShards(database(), id, 16)).toHaveLength(3);
    const done = await doneBuild(1);
    await expect(resumeBuild(done.id, "test")).rejects.toThrow("nothing left to do");
    expect((await getBuildView(done.id)).status).toBe("done");
  });

  it("is refused with its cure while a budget of its stop rules is used up", async () => {
    const { id } = await launchTestBuild(2, undefined, {
      stopRules: stopRulesSchema.parse({ tokensAbove: 900 }),
    });
    const { datasetId } = await getBuildWork(id);
    await markRunning(id);
    await insertRecords([newRecord({ id, datasetId }, 0)]);
    await cancelBuild(id, "test");
    await database().build.update({ where: { id }, data: { status: "cancelled" } });
    await expect(resumeBuild(id, "test")).rejects.toThrow(
      `Build ${id} cannot go on: 980 tokens are used, above its budget of 900. Raise or remove that stop rule, then try again.`,
    );
    await changeBuild(id, { stopRules: stopRulesSchema.parse({ tokensAbove: 2000 }) }, "test");
    await resumeBuild(id, "test");
    expect((await getBuildView(id)).status).toBe("queued");
  });
});

it("a pause that waits for what is in flight can still become one that drops it, and not the other way", async () => {
  const { id } = await launchTestBuild(1);
  await markRunning(id);
  await pauseBuild(id, byHand);
  await expect(pauseBuild(id, byHand)).rejects.toMatchObject({ kind: "conflict" });
  await pauseBuild(id, { ...byHand, isDropping: true });
  expect((await getBuildWork(id)).isDropping).toBe(true);
});
