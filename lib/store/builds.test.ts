import { runMigrations } from "graphile-worker";
import { beforeAll, describe, expect, it } from "vitest";
import { finishIfSettled } from "@/testing/finish-if-settled";
import { launchTestBuild } from "@/testing/launch-test-build";
import { newRecord } from "@/testing/new-record";
import { provideTestDatabase } from "@/testing/provide-test-database";
import { listFailures, listOpenItems, listOpenShards, noteFailedAttempt } from "./build-items";
import { countShards } from "./build-queue";
import { getBuildView, listBuilds } from "./build-views";
import { cancelBuild, findBuildStatus, getBuildWork, markRunning, setWaiting } from "./builds";
import { database } from "./database";
import { insertRecords } from "./record-inserts";

provideTestDatabase();
beforeAll(() => runMigrations({ connectionString: process.env.DATABASE_URL ?? "" }));

const attempt = { sample: 0, partialText: " half" };

describe("a launched build", () => {
  it("is queued with its items frozen, its shards delivered and a dataset of its own", async () => {
    const { id } = await launchTestBuild(40);
    const work = await getBuildWork(id);
    expect(work).toMatchObject({ status: "queued", totalItems: 40 });
    expect(await countShards(database(), id)).toBe(3);
    const items = await listOpenItems({ buildId: id, sample: 0, from: 16, to: 32 });
    expect(items.map((i) => i.item)).toEqual(Array.from({ length: 16 }, (_, i) => i + 16));
    expect(items[0]?.request.instruction).toContain("number 16");
  });

  it("takes turns with one that was started before it: neither waits until the other is done", async () => {
    const { id: long } = await launchTestBuild(16 * 40);
    const { id: short } = await launchTestBuild(16 * 2, undefined, { samplesPerItem: 2 });
    const inLine = await database().$queryRaw<{ key: string }[]>`
      SELECT key FROM graphile_worker.jobs WHERE key LIKE ${`build:${long}:%`} OR key LIKE ${`build:${short}:%`}
      ORDER BY priority, run_at, id`;
    const keys = inLine.map(({ key }) => key);
    const ofShort = [
      `build:${short}:0:0`,
      `build:${short}:0:16`,
      `build:${short}:1:0`,
      `build:${short}:1:16`,
    ];
    expect(keys.filter((key) => ofShort.includes(key))).toEqual(ofShort);
    expect(keys.indexOf(ofShort[3] ?? "")).toBeLessThan(10);
    expect(keys[0]).toBe(`build:${long}:0:0`);
  });

  it("is refused without items, and leaves nothing behind", async () => {
    const before = await listBuilds();
    await expect(launchTestBuild(0)).rejects.toThrow("at least one seed prompt");
    expect(await listBuilds()).toHaveLength(before.length);
  });
});

describe("records", () => {
  it("are stored once however often the batch is sent", async () => {
    const { id } = await launchTestBuild(20);
    const { datasetId } = await getBuildWork(id);
    const batch = [0, 1, 2].map((item) => newRecord({ id, datasetId }, item));
    expect(await insertRecords(batch)).toBe(3);
    expect(await insertRecords([...batch, newRecord({ id, datasetId }, 3)])).toBe(1);
    expect((await listOpenItems({ buildId: id, sample: 0, from: 0, to: 16 })).map((i) => i.item)[0]).toBe(4);
  });

  it("keep odd text: quotes, braces, emoji, and what Postgres cannot hold as the replacement sign", async () => {
    const { id } = await launchTestBuild(3);
    const { datasetId } = await getBuildWork(id);
    const rawText = `{"a",'b'} \\N \t 😀 ${"x".repeat(5000)}`;
    await insertRecords([
      newRecord({ id, datasetId }, 0, { rawText, cited: [] }),
      newRecord({ id, datasetId }, 1, {
        rawText: "half \ud83d and \0",
        hits: [{ rule: "short", effect: "dropped", detail: "\ud83d\0", span: null }],
        verdict: "dropped",
        reason: "short",
        promptTokens: null,
      }),
    ]);
    const rows = await database().record.findMany({ where: { buildId: id }, orderBy: { item: "asc" } });
    expect(rows[0]).toMatchObject({ rawText, cited: [] });
    expect(rows[1]).toMatchObject({ rawText: "half \ufffd and \ufffd", promptTokens: null });
  });
});

describe("the end of a build", () => {
  it("comes when every item has a record or has given up, and not before", async () => {
    const { id } = await launchTestBuild(3);
    const { datasetId } = await getBuildWork(id);
    expect(await markRunning(id)).toBe("running");
    await insertRecords([
      newRecord({ id, datasetId }, 0),
      newRecord({ id, datasetId }, 1, { verdict: "dropped", reason: "short" }),
    ]);
    expect(await finishIfSettled(id)).toBe(false);
    await noteFailedAttempt({
      ...attempt,
      buildId: id,
      item: 2,
      kind: "cut_stream",
      message: "cut",
      isCounted: true,
      hasGivenUp: false,
    });
    expect(await finishIfSettled(id)).toBe(false);
    expect((await getBuildView(id)).itemsRetrying).toBe(1);
    await noteFailedAttempt({
      ...attempt,
      buildId: id,
      item: 2,
      kind: "rate_limited",
      message: "429",
      isCounted: true,
      hasGivenUp: true,
    });
    expect(await finishIfSettled(id)).toBe(true);
    const view = await getBuildView(id);
    expect(view).toMatchObject({
      status: "done",
      counts: { total: 3, kept: 1, dropped: 1, failed: 1 },
      dropsByReason: [{ reason: "short", count: 1 }],
      failuresByKind: [{ kind: "rate_limited", count: 1 }],
      tokensIn: 1800,
      itemsRetrying: 0,
    });
    expect((await listFailures(id, { after: null, kind: null })).failures).toMatchObject([
      { item: 2, attempts: 2, message: "429" },
    ]);
    expect(await listOpenShards(database(), id, 16)).toEqual([]);
  });

  it("cannot come twice: a finished build cannot be cancelled", async () => {
    const { id } = await launchTestBuild(1);
    await cancelBuild(id, "test");
    expect((await findBuildStatus(id))?.status).toBe("cancelled");
    expect(await countShards(database(), id)).toBe(0);
    await expect(cancelBuild(id, "test")).rejects.toMatchObject({ kind: "conflict" });
    expect(await finishIfSettled(id)).toBe(false);
  });
});

describe("a build that waits for its server", () => {
  it("says since when and why, and says once that the server answers again", async () => {
    const { id } = await launchTestBuild(1);
    await markRunning(id);
    await setWaiting(id, "connection refused");
    await setWaiting(id, "connection refused");
    expect(await getBuildView(id)).toMatchObject({ waitingReason: "connection refused" });
    await setWaiting(id, null);
    await setWaiting(id, null);
    const view = await getBuildView(id);
    expect(view.waitingReason).toBeNull();
    expect(view.events.filter((e) => e.message.includes("answers again"))).toHaveLength(1);
    expect(view.events.filter((e) => e.message.includes("Waits"))).toHaveLength(1);
  });
});
