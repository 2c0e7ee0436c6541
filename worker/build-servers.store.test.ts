import { runMigrations } from "graphile-worker";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addBuildServer, changeBuildServer } from "@/lib/store/build-servers";
import { getBuildView } from "@/lib/store/build-views";
import { getBuildWork, SHARD_SIZE } from "@/lib/store/builds";
import { database } from "@/lib/store/database";
import { insertRecords } from "@/lib/store/record-inserts";
import { addServer } from "@/lib/store/servers";
import { launchTestBuild } from "@/testing/launch-test-build";
import { provideTestDatabase } from "@/testing/provide-test-database";
import { type SampleServer, startSampleServer } from "@/testing/sample-server/sample-server";
import { until } from "@/testing/until";
import { BatchWriter } from "./batch-writer";
import { BuildContexts } from "./build-contexts";
import { runShard } from "./build-runner";

provideTestDatabase();

let server: SampleServer;
beforeAll(async () => {
  await runMigrations({ connectionString: process.env.DATABASE_URL ?? "" });
  server = await startSampleServer();
});
afterAll(() => server.close());

/** Takes all shards of a build at once, as a worker's queue does; `ended` is when none is left. */
async function startWork(id: number) {
  const { totalItems } = await getBuildWork(id);
  const contexts = new BuildContexts();
  const stopping = new AbortController();
  const writer = new BatchWriter(insertRecords, stopping.signal);
  const starts = Array.from({ length: Math.ceil(totalItems / SHARD_SIZE) }, (_, i) => i * SHARD_SIZE);
  const shards = starts.map((from) => ({
    buildId: id,
    sample: 0,
    from,
    to: Math.min(totalItems, from + SHARD_SIZE),
  }));
  const ended = Promise.all(shards.map((shard) => runShard(shard, contexts, writer)));
  return ended.finally(() => contexts.abortAll(new Error("test over")));
}

const countAt = (buildId: number, serverId?: number) =>
  database().record.count({ where: { buildId, serverId } });

let count = 0;
async function anotherServer(baseUrl: string) {
  count += 1;
  const form = { name: `another ${count}`, baseUrl, model: "sample-scripted", maxInFlight: 8 };
  return addServer(form, "test");
}
const PACE = "first-token=10,token=1";

describe("a build with several servers", () => {
  it("asks each of them, takes up one that joins, and gives a draining one nothing new", async () => {
    const { id } = await launchTestBuild(160, server.urlWith(`${PACE},bos`));
    const first = (await getBuildView(id)).serverId ?? 0;
    const working = startWork(id);
    await until(async () => (await countAt(id)) > 4);
    const second = await anotherServer(server.urlWith(PACE));
    await addBuildServer(id, second.id, "test");
    await until(async () => (await countAt(id, second.id)) > 4);
    await changeBuildServer(id, first, { isDraining: true, actor: "test" });
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    const atFirst = await countAt(id, first);
    expect(atFirst).toBeGreaterThan(0);
    await working;
    expect(await countAt(id, first)).toBe(atFirst);
    expect(await countAt(id, second.id)).toBe(160 - atFirst);
    expect((await getBuildView(id)).status).toBe("done");
  }, 60_000);

  it("goes on with one that answers while another is down, and does not call that waiting", async () => {
    const { id } = await launchTestBuild(48, "http://127.0.0.1:9/v1");
    const second = await anotherServer(server.urlWith(PACE));
    await addBuildServer(id, second.id, "test");
    await startWork(id);
    const view = await getBuildView(id);
    expect(view).toMatchObject({ status: "done", waitingReason: null, counts: { failed: 0 } });
    expect(await countAt(id, second.id)).toBe(48);
    expect(await database().record.count({ where: { buildId: id, attempts: { gt: 1 } } })).toBe(0);
  }, 60_000);

  it("goes on without a server that was removed, and fails when none is left", async () => {
    const { id } = await launchTestBuild(320, server.urlWith(PACE));
    const first = (await getBuildView(id)).serverId ?? 0;
    const second = await anotherServer(server.urlWith(`${PACE},bos`));
    await addBuildServer(id, second.id, "test");
    const working = startWork(id).catch(() => {});
    await until(async () => (await countAt(id, second.id)) > 2);
    await database().server.delete({ where: { id: first } });
    const before = await countAt(id, second.id);
    await until(async () => (await countAt(id, second.id)) > before + 20);
    await database().server.delete({ where: { id: second.id } });
    await until(async () => (await getBuildView(id)).status === "failed");
    await working;
    expect((await getBuildView(id)).failureReason).toMatch(/all its servers were removed/);
  }, 60_000);
});

describe("a build whose server dies", () => {
  it("waits, says why, burns no attempt of what was cut, and goes on by itself", async () => {
    const doomed = await startSampleServer();
    const { port } = doomed;
    const { id } = await launchTestBuild(32, doomed.urlWith("first-token=5,token=10"));
    const working = startWork(id);
    await until(async () => doomed.log.total() > 0);
    await doomed.close();
    await until(async () => (await getBuildView(id)).waitingReason !== null);
    expect((await getBuildView(id)).waitingReason).toMatch(/not reachable/);
    const back = await startSampleServer({ port });
    await working;
    const view = await getBuildView(id);
    expect(view).toMatchObject({ status: "done", waitingReason: null, counts: { failed: 0 } });
    expect(await database().record.count({ where: { buildId: id, attempts: { gt: 1 } } })).toBe(0);
    await back.close();
  }, 60_000);

  it("waits while it loads its model, which takes no attempts either", async () => {
    const { id } = await launchTestBuild(4, server.urlWith("loading"));
    const working = startWork(id).catch(() => {});
    await until(async () => (await getBuildView(id)).waitingReason !== null);
    expect((await getBuildView(id)).waitingReason).toMatch(/loading/i);
    expect(await database().buildFailure.count({ where: { buildId: id } })).toBe(0);
    const { serverId } = await getBuildView(id);
    await database().server.update({
      where: { id: serverId ?? 0 },
      data: { baseUrl: server.urlWith("first-token=1,token=0") },
    });
    await working;
    expect((await getBuildView(id)).status).toBe("done");
  }, 60_000);
});
