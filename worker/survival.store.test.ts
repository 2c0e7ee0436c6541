import { runMigrations } from "graphile-worker";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { BuildStatus } from "@/lib/builds/build-status";
import { getPreset } from "@/lib/filters/presets";
import { getBuildView } from "@/lib/store/build-views";
import { cancelBuild } from "@/lib/store/builds";
import { database } from "@/lib/store/database";
import { getRefilter } from "@/lib/store/refilter-views";
import { startRefilter } from "@/lib/store/refilters";
import { fillBuild } from "@/testing/fill-build";
import { launchTestBuild } from "@/testing/launch-test-build";
import { provideTestDatabase } from "@/testing/provide-test-database";
import { type SampleServer, startSampleServer } from "@/testing/sample-server/sample-server";
import { startWorker } from "@/testing/start-worker";
import { until } from "@/testing/until";

provideTestDatabase();

let server: SampleServer;
beforeAll(async () => {
  await runMigrations({ connectionString: process.env.DATABASE_URL ?? "" });
  server = await startSampleServer();
});
afterAll(() => server.close());

const recordCount = (buildId: number) => database().record.count({ where: { buildId } });
const isStatus = (id: number, status: BuildStatus) => async () => (await getBuildView(id)).status === status;

/** Every record of the build is one that the server says it sent, whole. */
async function expectRecordsAsSent(buildId: number) {
  const sent = new Map(
    server.log
      .list()
      .filter((r) => r.outcome === "completed")
      .map((r) => [r.seed, r.text]),
  );
  const records = await database().record.findMany({ where: { buildId } });
  for (const record of records) expect(record.rawText).toBe(sent.get(record.seed));
}

describe("a build whose worker is killed", () => {
  it("goes on with the next worker: one record an item, none lost, none twice", async () => {
    const { id } = await launchTestBuild(150, server.urlWith("first-token=5,token=1"));
    for (const enough of [10, 40, 80]) {
      const doomed = startWorker();
      await until(async () => (await recordCount(id)) >= enough);
      await doomed.kill();
    }
    expect((await getBuildView(id)).status).toBe("running");
    const last = startWorker();
    await until(isStatus(id, "done"));
    await last.stop();
    const items = await database().record.findMany({
      where: { buildId: id },
      select: { item: true },
      orderBy: { item: "asc" },
    });
    expect(items.map((r) => r.item)).toEqual(Array.from({ length: 150 }, (_, i) => i));
    await expectRecordsAsSent(id);
  }, 120_000);

  it("is shared by two workers, and a worker told to stop hands back what it holds", async () => {
    const { id } = await launchTestBuild(120, server.urlWith("first-token=5,token=1"));
    const first = startWorker();
    const second = startWorker();
    await until(async () => (await recordCount(id)) >= 20);
    await first.stop();
    await until(isStatus(id, "done"));
    await second.stop();
    expect(await recordCount(id)).toBe(120);
    await expectRecordsAsSent(id);
  }, 120_000);

  it("waits for a server that is away without using up attempts, and goes on when it is back", async () => {
    const away = await startSampleServer();
    const { port } = away;
    await away.close();
    const { id } = await launchTestBuild(16, `http://127.0.0.1:${port}/with/first-token=1,token=0/v1`);
    const worker = startWorker();
    await until(async () => (await getBuildView(id)).waitingReason !== null);
    const back = await startSampleServer({ port });
    await until(isStatus(id, "done"));
    await worker.stop();
    await back.close();
    const view = await getBuildView(id);
    expect(view).toMatchObject({ counts: { failed: 0 }, waitingReason: null });
    expect(await database().record.count({ where: { buildId: id, attempts: { gt: 1 } } })).toBe(0);
  }, 120_000);
});

describe("a re-filter whose worker is killed", () => {
  it("goes on with the next worker behind what was stored, and every record is judged once", async () => {
    const { id } = await launchTestBuild(1);
    await cancelBuild(id, "test");
    const { datasetId } = await database().build.findUniqueOrThrow({ where: { id } });
    await fillBuild({ id, datasetId }, getPreset("dromedary-v1"), { from: 0, to: 6_000 });
    const run = await startRefilter(id, getPreset("studio"), "test");
    const doomed = startWorker();
    await until(async () => (await getRefilter(run.id)).judged > 0);
    await doomed.kill();
    const then = await getRefilter(run.id);
    const last = startWorker();
    await until(async () => (await getRefilter(run.id)).status === "done");
    await last.stop();
    const done = await getRefilter(run.id);
    expect(done).toMatchObject({ judged: 6_000, changed: 2_000 });
    expect(done.changed).toBeGreaterThanOrEqual(then.changed);
    expect(await database().refilterChange.count({ where: { refilterId: run.id } })).toBe(2_000);
  }, 120_000);
});
