import { runMigrations } from "graphile-worker";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listFailures } from "@/lib/store/build-items";
import { getBuildView } from "@/lib/store/build-views";
import { cancelBuild, getBuildWork, SHARD_SIZE } from "@/lib/store/builds";
import { database } from "@/lib/store/database";
import { insertRecords } from "@/lib/store/record-inserts";
import { saveServer } from "@/lib/store/servers";
import { launchTestBuild } from "@/testing/launch-test-build";
import { provideTestDatabase } from "@/testing/provide-test-database";
import { startSampleServer } from "@/testing/sample-server/sample-server";
import { BatchWriter } from "./batch-writer";
import { BuildContexts } from "./build-contexts";
import { runShard } from "./build-runner";
import { sweepBuilds } from "./sweep";

provideTestDatabase();

let server: Awaited<ReturnType<typeof startSampleServer>>;
beforeAll(async () => {
  await runMigrations({ connectionString: process.env.DATABASE_URL ?? "" });
  server = await startSampleServer({ port: 0, host: "127.0.0.1" });
});
afterAll(() => server.close());

/** A sample server that paces fast and misbehaves as told. */
const address = (settings: string) => server.urlWith(`first-token=1,token=0${settings}`);

/** What a worker process does, without the queue in between. */
async function work(id: number, items: number): Promise<void> {
  const contexts = new BuildContexts();
  const stopping = new AbortController();
  const writer = new BatchWriter(insertRecords, stopping.signal);
  const starts = Array.from({ length: Math.ceil(items / SHARD_SIZE) }, (_, i) => i * SHARD_SIZE);
  await Promise.all(
    starts.map((from) =>
      runShard({ buildId: id, sample: 0, from, to: Math.min(items, from + SHARD_SIZE) }, contexts, writer),
    ),
  );
  contexts.abortAll(new Error("test over"));
}

describe("a worker on a build", () => {
  it("makes one record an item, each with a verdict, and ends the build", async () => {
    const { id } = await launchTestBuild(40, address(""));
    await work(id, 40);
    const view = await getBuildView(id);
    expect(view.status).toBe("done");
    expect(view.counts.kept + view.counts.dropped).toBe(40);
    expect(view.counts.kept).toBeGreaterThan(0);
    expect(view.tokensOut).toBeGreaterThan(0);
  });

  it("stores nothing twice when a shard is delivered again", async () => {
    const { id } = await launchTestBuild(20, address(""));
    await work(id, 16);
    await work(id, 20);
    await work(id, 20);
    expect(await database().record.count({ where: { buildId: id } })).toBe(20);
    expect((await getBuildView(id)).status).toBe("done");
  });

  it("ends every item as a record or a listed failure, whatever the server does", async () => {
    const settings =
      ",rate-limit=0.15,overload=0.1,cut=0.15,stream-error=0.1,error-field=0.1,malformed=0.1,no-finish=0.1";
    const { id } = await launchTestBuild(48, address(settings));
    await work(id, 48);
    const { counts, status } = await getBuildView(id);
    expect(status).toBe("done");
    expect(counts.kept + counts.dropped + counts.failed).toBe(48);
    const whole = await database().record.findMany({ where: { buildId: id } });
    // A cut or broken answer is tried again or listed; it is never stored as if it were whole.
    expect(whole.every((r) => r.finishReason === "stop" || r.finishReason === "length")).toBe(true);
    expect(whole.some((r) => r.attempts > 1)).toBe(true);
  }, 120_000);

  it("lists with its reason each item that a server refuses for good", async () => {
    const { id } = await launchTestBuild(3, address(",unauthorized"));
    await work(id, 3);
    const view = await getBuildView(id);
    expect(view).toMatchObject({ status: "done", counts: { kept: 0, dropped: 0, failed: 3 } });
    expect((await listFailures(id, { after: null, kind: null })).failures).toMatchObject([
      { item: 0, kind: "unauthorized" },
      { item: 1, kind: "unauthorized" },
      { item: 2, kind: "unauthorized" },
    ]);
  });

  it("leaves its requests when the build is cancelled and keeps what is done", async () => {
    const { id } = await launchTestBuild(16, address(",hang=1"));
    const working = work(id, 16);
    await new Promise((resolve) => setTimeout(resolve, 300));
    await cancelBuild(id, "test");
    await working;
    await sweepBuilds();
    expect(await getBuildView(id)).toMatchObject({ status: "cancelled", counts: { failed: 0 } });
  });

  it("gives all shards that begin at the same moment one signal, so that a cancel ends each of them", async () => {
    const { id } = await launchTestBuild(64);
    const work = await getBuildWork(id);
    const contexts = new BuildContexts();
    const [first, ...others] = await Promise.all([1, 2, 3, 4].map(() => contexts.open(work)));
    contexts.abortAll(new Error("test over"));
    for (const other of others) expect(other).toBe(first);
  });

  it("goes on at the address that a person corrects while it waits", async () => {
    const { id } = await launchTestBuild(2, "http://127.0.0.1:9/v1");
    const working = work(id, 2);
    while ((await getBuildView(id)).waitingReason === null) await new Promise((r) => setTimeout(r, 50));
    const { serverId, serverName: name } = await getBuildView(id);
    const form = { name, baseUrl: address(""), model: "sample-scripted", maxInFlight: 8 };
    await saveServer(serverId ?? 0, form, "test");
    await working;
    const { counts, status } = await getBuildView(id);
    expect(status).toBe("done");
    expect(counts).toMatchObject({ total: 2, failed: 0 });
  }, 30_000);
});
