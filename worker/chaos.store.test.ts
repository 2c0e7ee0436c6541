import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { runMigrations } from "graphile-worker";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isOver } from "@/lib/builds/build-status";
import { itemSeed } from "@/lib/builds/seeds";
import { getBuildView } from "@/lib/store/build-views";
import { database } from "@/lib/store/database";
import { auditBuild, isFlawless } from "@/testing/build-audit";
import { wreakHavoc } from "@/testing/havoc";
import { launchTestBuild } from "@/testing/launch-test-build";
import { cutConnections, fillDisk } from "@/testing/outages";
import { provideTestDatabase } from "@/testing/provide-test-database";
import { SampleProcess } from "@/testing/sample-process";
import { startWorker } from "@/testing/start-worker";
import { WorkerCrew } from "@/testing/worker-crew";

provideTestDatabase();

const folder = mkdtempSync(path.join(tmpdir(), "chaos-"));
const sample = new SampleProcess(path.join(folder, "sent.jsonl"));
let origin = "";
beforeAll(async () => {
  await runMigrations({ connectionString: process.env.DATABASE_URL ?? "" });
  origin = await sample.start();
});
afterAll(async () => {
  await sample.stop();
  rmSync(folder, { recursive: true, force: true });
});

const address = (settings: string) => `${origin}/with/${encodeURIComponent(settings)}/v1`;
const recordCount = (buildId: number) => database().record.count({ where: { buildId } });

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo().catch(() => false))) await sleep(100);
}
const isBuildOver = (id: number) => async () => isOver((await getBuildView(id)).status);

describe("a build", () => {
  it("loses nothing and makes nothing twice, whatever goes wrong in whatever order", async () => {
    const seed = Number(process.env.CHAOS_SEED ?? Date.now() % 1_000_000);
    console.log(`chaos with CHAOS_SEED=${seed}`);
    const { id } = await launchTestBuild(400, address("first-token=10,token=3"));
    const crew = new WorkerCrew(2);
    await until(async () => (await recordCount(id)) >= 20);
    const havoc = wreakHavoc(
      [
        { name: "a worker is killed", happen: (random) => crew.killOne(random) },
        { name: "a worker stands still", happen: (random) => crew.freezeOne(random, 1_500) },
        { name: "all connections to the database are cut", happen: () => cutConnections(500) },
        { name: "the disk is full", happen: () => fillDisk(1_000) },
        { name: "the server dies", happen: () => sample.die(500) },
        { name: "the server hangs", happen: () => sample.hang(800) },
        { name: "the server sends 429", happen: () => sample.misbehave("rate-limit=0.7,retry-after=0", 700) },
        { name: "the server sends 503", happen: () => sample.misbehave("overload=0.7", 700) },
        { name: "the server cuts streams", happen: () => sample.misbehave("cut=0.5,error-field=0.2", 700) },
      ],
      { seed, everyMs: [300, 900] },
    );
    const over = until(isBuildOver(id));
    await Promise.race([over, sleep(25_000)]);
    const counts = await havoc.end();
    await over;
    await crew.stop();
    const audit = await auditBuild(id, sample.sentTexts());
    expect(audit).toMatchObject({ wanted: 400, missing: 0, doubled: 0, both: 0, wrongTexts: 0 });
    expect(isFlawless(audit)).toBe(true);
    // Else it was no test.
    expect([...counts.values()].filter((count) => count > 0).length).toBeGreaterThan(4);
  }, 240_000);

  it("moves on within 15 seconds when a worker falls silent without dying", async () => {
    const { id } = await launchTestBuild(160, address("first-token=1500,token=0"));
    const frozen = startWorker();
    await until(async () => (await recordCount(id)) > 0);
    const other = startWorker();
    await until(async () => (await database().worker.count()) === 2);
    // It has to have been there for a while to judge who is silent.
    await sleep(12_000);
    frozen.freeze();
    const before = await recordCount(id);
    const silentSince = Date.now();
    await until(async () => (await recordCount(id)) > before);
    // The first of them took the server its 1.5 s.
    expect((Date.now() - silentSince) / 1_000).toBeLessThan(16.5);
    frozen.thaw();
    await until(isBuildOver(id));
    await Promise.all([frozen.stop(), other.stop()]);
    const audit = await auditBuild(id, sample.sentTexts());
    expect(audit).toMatchObject({ records: 160, missing: 0, doubled: 0, both: 0, wrongTexts: 0 });
  }, 180_000);

  it("goes on in the same process after its database was away, and asks for nothing twice", async () => {
    const sentBefore = sample.sentSeeds().length;
    const { id } = await launchTestBuild(120, address("first-token=10,token=1"));
    const worker = startWorker();
    await until(async () => (await recordCount(id)) >= 16);
    await cutConnections(2_000);
    await fillDisk(2_000);
    await until(isBuildOver(id));
    expect(() => process.kill(worker.pid, 0)).not.toThrow();
    await worker.stop();
    expect(await auditBuild(id, sample.sentTexts())).toMatchObject({
      records: 120,
      missing: 0,
      wrongTexts: 0,
    });
    // The studio asks a new server for a word or two of its own.
    const seeds = new Set(Array.from({ length: 120 }, (_, item) => itemSeed(7, item, 0)));
    const sent = sample.sentSeeds().slice(sentBefore);
    expect(sent.filter((seed) => seeds.has(seed))).toHaveLength(120);
  }, 180_000);
});
