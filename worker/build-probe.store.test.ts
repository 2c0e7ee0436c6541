import { runMigrations } from "graphile-worker";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sampleItems } from "@/lib/builds/probe-sample";
import { itemSeed } from "@/lib/builds/seeds";
import { stepSetup } from "@/lib/builds/step-setup";
import { listAllItems } from "@/lib/store/build-items";
import { getBuildProbe, listProbeAnswers, startBuildProbe, stopBuildProbe } from "@/lib/store/build-probes";
import { cancelBuild, getBuildWork } from "@/lib/store/builds";
import { database } from "@/lib/store/database";
import { listPreviewRuns } from "@/lib/store/preview-list";
import { launchTestBuild } from "@/testing/launch-test-build";
import { shownLeakyConstitution } from "@/testing/leaky-constitution";
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

/** A plan of `items` items against the sample server behaving as `settings` say. */
async function planOf(items: number, settings: string) {
  const { id } = await launchTestBuild(items, server.urlWith(settings));
  await cancelBuild(id, "test");
  const { manifest } = await getBuildWork(id);
  const constitution = stepSetup(manifest, shownLeakyConstitution);
  return { manifest, constitution, items: await listAllItems(id), pool: [] };
}
const settled = async (id: number) => {
  const { report } = await getBuildProbe(id);
  return report.total - report.waiting;
};

describe("the probe of a build", () => {
  it("asks fifty of its items with the seeds of the build, survives its worker, and makes no record", async () => {
    const plan = await planOf(400, "first-token=5,token=1");
    const { id } = await startBuildProbe(plan, "Ada");
    const doomed = startWorker();
    await until(async () => (await settled(id)) >= 5);
    await doomed.kill();
    expect((await getBuildProbe(id)).status).toBe("running");
    const next = startWorker();
    await until(async () => (await getBuildProbe(id)).status === "done");
    await next.stop();

    const { report, manifest } = await getBuildProbe(id);
    expect(manifest).toEqual(plan.manifest);
    expect(report).toMatchObject({ total: 50, waiting: 0, failed: 0 });
    expect(report.kept + report.dropped).toBe(50);
    expect(report.drops.reduce((sum, { rate }) => sum + rate.count, 0)).toBe(report.dropped);
    expect(report.projection).toMatchObject({ generations: 400, inFlight: 8 });
    const items = sampleItems(400, plan.manifest.seed);
    const answers = await listProbeAnswers(id, {});
    expect(answers.map(({ item }) => item)).toEqual(items);
    expect(answers.map(({ instruction }) => instruction)).toEqual(
      items.map((item) => plan.items[item]?.request.instruction),
    );
    const seeds = await database().previewCompletion.findMany({
      where: { run: { buildProbe: { id } } },
      orderBy: { probe: "asc" },
      select: { seed: true },
    });
    expect(seeds.map(({ seed }) => seed)).toEqual(items.map((item) => itemSeed(plan.manifest.seed, item, 0)));
    for (const { reason, rate } of report.drops) {
      expect(await listProbeAnswers(id, { reason })).toHaveLength(rate.count);
    }
    expect(await listProbeAnswers(id, { verdict: "kept" })).toHaveLength(report.kept);
    expect(await database().record.count()).toBe(0);
    // It stands with the plan, not in the history of previews.
    expect((await listPreviewRuns({ q: "", limit: 10 })).runs).toEqual([]);
  }, 120_000);

  it("of several servers lets each answer its share", async () => {
    const plan = await planOf(40, "first-token=1");
    const { id: other } = await launchTestBuild(1, server.urlWith("first-token=2"));
    await cancelBuild(other, "test");
    plan.manifest.moreServers = [(await getBuildWork(other)).manifest.server];
    const { id } = await startBuildProbe(plan, "Ada");
    const worker = startWorker();
    await until(async () => (await getBuildProbe(id)).status === "done");
    await worker.stop();
    const rows = await database().previewCompletion.groupBy({
      by: ["columnPlace"],
      where: { run: { buildProbe: { id } } },
      _count: true,
      orderBy: { columnPlace: "asc" },
    });
    expect(rows.map(({ columnPlace, _count }) => [columnPlace, _count])).toEqual([
      [0, 20],
      [1, 20],
    ]);
    // Both servers take eight at once.
    expect((await getBuildProbe(id)).report.projection?.inFlight).toBe(16);
  }, 120_000);

  it("is left soon when it is stopped and keeps what was answered; a second stop says why not", async () => {
    const { id } = await startBuildProbe(await planOf(60, "first-token=20,token=5"), "Ada");
    const worker = startWorker();
    await until(async () => (await settled(id)) >= 3);
    await stopBuildProbe(id);
    await worker.stop();
    const { status, report } = await getBuildProbe(id);
    expect(status).toBe("stopped");
    expect(report.kept + report.dropped).toBeGreaterThanOrEqual(3);
    expect(report.waiting).toBe(0);
    await expect(stopBuildProbe(id)).rejects.toThrow("stopped already");
  }, 120_000);

  it("says what its items gave up for, and is compared with the last build of the step", async () => {
    const plan = await planOf(30, "unauthorized");
    const good = await launchTestBuild(25, server.urlWith("first-token=0,token=0"));
    const worker = startWorker();
    await until(async () => (await getBuildWork(good.id)).status === "done");
    const { id } = await startBuildProbe(plan, "Ada");
    await until(async () => (await getBuildProbe(id)).status === "done");
    await worker.stop();
    const { report } = await getBuildProbe(id);
    expect(report.failures).toEqual([
      { kind: "unauthorized", count: 30, message: expect.stringContaining("API key") },
    ]);
    expect(await listProbeAnswers(id, { failureKind: "unauthorized" })).toHaveLength(30);
    expect(report.lastBuild).toMatchObject({ id: good.id });
    expect((report.lastBuild?.kept ?? 0) + (report.lastBuild?.dropped ?? 0)).toBe(25);
    expect(report.compared[0]).toMatchObject({
      reason: null,
      last: { of: 25 },
      probe: { of: 0 },
      isWorse: false,
    });
  }, 120_000);

  it("has nothing to do where there are no items", async () => {
    const plan = await planOf(1, "first-token=0");
    await expect(startBuildProbe({ ...plan, items: [] }, "Ada")).rejects.toThrow("nothing to probe");
  });
});
