import { runMigrations } from "graphile-worker";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { BuildStatus } from "@/lib/builds/build-status";
import { stopRulesSchema } from "@/lib/builds/stop-rules";
import { extendBuild, pauseBuild, resumeBuild, retryFailures } from "@/lib/store/build-moves";
import { getBuildView } from "@/lib/store/build-views";
import { cancelBuild } from "@/lib/store/builds";
import { database } from "@/lib/store/database";
import { saveServer } from "@/lib/store/servers";
import { launchTestBuild, testItems } from "@/testing/launch-test-build";
import { provideTestDatabase } from "@/testing/provide-test-database";
import { type SampleServer, startSampleServer } from "@/testing/sample-server/sample-server";
import { startWorker } from "@/testing/start-worker";
import { until } from "@/testing/until";

provideTestDatabase();

let server: SampleServer;
let worker: ReturnType<typeof startWorker>;
beforeAll(async () => {
  await runMigrations({ connectionString: process.env.DATABASE_URL ?? "" });
  await database().$executeRawUnsafe("CREATE TABLE paused (build_id int, at timestamptz)");
  await database().$executeRawUnsafe(`CREATE FUNCTION note_pause() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    INSERT INTO paused VALUES (NEW.id, clock_timestamp()); RETURN NULL; END $$`);
  await database().$executeRawUnsafe(`CREATE TRIGGER is_paused AFTER UPDATE ON build FOR EACH ROW
    WHEN (OLD.status = 'pausing' AND NEW.status = 'paused') EXECUTE FUNCTION note_pause()`);
  server = await startSampleServer();
  worker = startWorker();
});
afterAll(async () => {
  await worker.stop();
  await server.close();
});

const isStatus = (id: number, status: BuildStatus) => async () => (await getBuildView(id)).status === status;
const recordCount = (buildId: number) => database().record.count({ where: { buildId } });
const hasRecords = (id: number, count: number) => async () => (await recordCount(id)) >= count;
const pause = (id: number, isDropping: boolean) =>
  pauseBuild(id, { isDropping, reason: null, actor: "test" });

let addresses = 0;
/** An address of the sample server that no other build of these tests uses, and what was sent there. */
function ownAddress(settings: string) {
  addresses += 1;
  const list = `${settings},retry-after=${addresses}`;
  // The worker's test of the server asks for fewer tokens than these builds.
  const isOfBuild = (r: { settings: string; maxTokens: number }) =>
    r.settings === list && r.maxTokens === 256;
  const outcomes = () => server.log.list().flatMap((r) => (isOfBuild(r) ? [r.outcome] : []));
  /** Whether more than the worker's test of the server is asked there, and neither answered nor left. */
  const hasInFlight = async () => {
    const metrics = await fetch(new URL("../metrics", `${server.urlWith(list)}/`));
    const [, running] = /requests_processing (\d+)/.exec(await metrics.text()) ?? [];
    return Number(running) > 1;
  };
  return { url: server.urlWith(list), outcomes, hasInFlight };
}

async function moveServer(buildId: number, baseUrl: string) {
  const { serverId, serverName: name } = await getBuildView(buildId);
  await saveServer(serverId ?? 0, { name, baseUrl, model: "sample-scripted", maxInFlight: 8 }, "test");
}

describe("pausing a build", () => {
  it("lets what is in flight finish, begins nothing new, and is paused with its last answer", async () => {
    const { url, outcomes } = ownAddress("first-token=300,token=1");
    const { id } = await launchTestBuild(60, url);
    await until(hasRecords(id, 8));
    await pause(id, false);
    await until(isStatus(id, "paused"));
    const [waited] = await database().$queryRaw<{ ms: number }[]>`
      SELECT extract(epoch FROM p.at - max(r.created_at))::float8 * 1000 AS ms
      FROM paused p JOIN record r ON r.build_id = p.build_id WHERE p.build_id = ${id} GROUP BY p.at`;
    // Sooner than the next heartbeat would settle it.
    expect(waited?.ms).toBeLessThan(1_000);
    const done = await recordCount(id);
    expect(done).toBeLessThan(60);
    expect(outcomes()).toEqual(Array.from({ length: done }, () => "completed"));
    await resumeBuild(id, "test");
    await until(isStatus(id, "done"));
    expect(outcomes()).toHaveLength(60);
    expect(await getBuildView(id)).toMatchObject({ counts: { failed: 0 }, attemptsByKind: [] });
  }, 60_000);

  it("drops what is in flight where a person wants that, burns no attempt, and asks again when it goes on", async () => {
    const { url, outcomes, hasInFlight } = ownAddress("stall=1");
    const { id } = await launchTestBuild(20, url);
    await until(hasInFlight);
    await pause(id, true);
    await until(isStatus(id, "paused"));
    expect(await getBuildView(id)).toMatchObject({ attemptsByKind: [], itemsRetrying: 0 });
    await until(async () => outcomes().length > 0 && !(await hasInFlight()));
    await moveServer(id, ownAddress("first-token=1,token=0").url);
    await resumeBuild(id, "test");
    await until(isStatus(id, "done"));
    expect(await database().record.count({ where: { buildId: id, attempts: 1 } })).toBe(20);
  }, 60_000);

  it("can be taken back while it waits: all is delivered again and nothing is asked twice", async () => {
    const { url, outcomes, hasInFlight } = ownAddress("first-token=700,token=1");
    const { id } = await launchTestBuild(40, url);
    await until(hasInFlight);
    await pause(id, false);
    // Long enough for the worker to have seen it: its shards that wait have let go.
    await until(async () => (await recordCount(id)) > 0 || (await isStatus(id, "paused")()));
    await resumeBuild(id, "test");
    await until(isStatus(id, "done"));
    expect(outcomes()).toEqual(Array.from({ length: 40 }, () => "completed"));
  }, 60_000);

  it("can still drop what it waited for", async () => {
    const { url, hasInFlight } = ownAddress("stall=1");
    const { id } = await launchTestBuild(4, url);
    await until(hasInFlight);
    await pause(id, false);
    await pause(id, true);
    await until(isStatus(id, "paused"));
    await cancelBuild(id, "test");
    expect((await getBuildView(id)).status).toBe("cancelled");
  }, 60_000);

  it("comes to its end though the worker that held its requests is killed", async () => {
    const { url, hasInFlight } = ownAddress("stall=1");
    const { id } = await launchTestBuild(4, url);
    await until(hasInFlight);
    await pause(id, false);
    await worker.kill();
    expect((await getBuildView(id)).status).toBe("pausing");
    worker = startWorker();
    await until(isStatus(id, "paused"));
    await moveServer(id, ownAddress("first-token=1,token=0").url);
    await resumeBuild(id, "test");
    await until(isStatus(id, "done"));
    expect(await getBuildView(id)).toMatchObject({ counts: { total: 4, failed: 0 } });
  }, 60_000);
});

describe("a build that was over", () => {
  it("goes on after a cancel that left requests, and keeps what was done", async () => {
    const { url } = ownAddress("first-token=150,token=1");
    const { id } = await launchTestBuild(60, url);
    await until(hasRecords(id, 8));
    await cancelBuild(id, "test");
    await until(isStatus(id, "cancelled"));
    const kept = await database().record.findMany({ where: { buildId: id }, orderBy: { id: "asc" } });
    await resumeBuild(id, "test");
    await until(isStatus(id, "done"));
    const all = await database().record.findMany({ where: { buildId: id }, orderBy: { id: "asc" } });
    expect(all.slice(0, kept.length)).toEqual(kept);
    expect(all).toHaveLength(60);
  }, 60_000);

  it("answers what it is extended by, further items and samples, each with its own seed", async () => {
    const { url } = ownAddress("first-token=1,token=0");
    const { id } = await launchTestBuild(10, url);
    await until(isStatus(id, "done"));
    await extendBuild(id, { items: testItems(15, 10), samplesPerItem: 2, actor: "test" });
    await until(isStatus(id, "done"));
    const records = await database().record.findMany({ where: { buildId: id } });
    expect(new Set(records.map(({ item, sample }) => `${item}.${sample}`)).size).toBe(50);
    expect(new Set(records.map(({ seed }) => seed)).size).toBe(50);
  }, 60_000);

  it("tries its failures again, and lists those that fail again", async () => {
    const { id } = await launchTestBuild(6, ownAddress("unauthorized").url);
    await until(isStatus(id, "done"));
    const failures = () => getBuildView(id).then(({ failuresByKind }) => failuresByKind);
    expect(await failures()).toEqual([{ kind: "unauthorized", count: 6 }]);
    await retryFailures(id, { generations: [{ item: 2, sample: 0 }] }, "test");
    await until(isStatus(id, "done"));
    expect(await failures()).toEqual([{ kind: "unauthorized", count: 6 }]);
    await moveServer(id, ownAddress("first-token=1,token=0").url);
    await retryFailures(id, { kinds: ["unauthorized"] }, "test");
    await until(isStatus(id, "done"));
    expect(await failures()).toEqual([]);
    expect(await recordCount(id)).toBe(6);
  }, 60_000);
});

describe("a build that breaks a stop rule", () => {
  it("is paused by its worker with the reason; resumed, it is judged by new records", async () => {
    const stopRules = stopRulesSchema.parse({ keepRateBelow: 1, window: 20 });
    const { id } = await launchTestBuild(400, ownAddress("first-token=200,token=1").url, { stopRules });
    await until(isStatus(id, "paused"));
    const { pauseReason } = await getBuildView(id);
    expect(pauseReason).toMatch(/^kept fell to \d.* % of the last 20 records, below 100 %$/);
    const before = await recordCount(id);
    await resumeBuild(id, "test");
    await until(isStatus(id, "paused"));
    expect((await recordCount(id)) - before).toBeGreaterThanOrEqual(20);
  }, 60_000);
});
