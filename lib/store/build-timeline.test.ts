import { runMigrations } from "graphile-worker";
import { beforeAll, describe, expect, it } from "vitest";
import { launchTestBuild } from "@/testing/launch-test-build";
import { newRecord } from "@/testing/new-record";
import { provideTestDatabase } from "@/testing/provide-test-database";
import { getBuildTimeline } from "./build-timeline";
import { getBuildView } from "./build-views";
import { markRunning } from "./builds";
import { database } from "./database";
import { insertRecords } from "./record-inserts";

provideTestDatabase();
beforeAll(() => runMigrations({ connectionString: process.env.DATABASE_URL ?? "" }));

const ago = (seconds: number) => new Date(Date.now() - seconds * 1000);

/** A build that began two hours ago, and its server. */
async function longBuild() {
  const { id } = await launchTestBuild(20);
  await markRunning(id);
  await database().build.update({ where: { id }, data: { startedAt: ago(7200) } });
  const { datasetId, servers } = await getBuildView(id);
  return { id, datasetId, serverId: servers[0]?.id ?? 0 };
}

const moveAt = (serverId: number, seconds: number, cause: string) =>
  database().serverMove.create({
    data: { serverId, at: ago(seconds), limitFrom: 8, limitTo: 4, cause, message: `${cause} then` },
  });

describe("the timeline of a build", () => {
  it("counts what landed just now into the point that runs, and has a point for every step", async () => {
    const build = await longBuild();
    await insertRecords([0, 1, 2].map((item) => newRecord(build, item)));
    const { points, from, to } = await getBuildTimeline(build.id, 900);
    expect(points.length).toBeGreaterThanOrEqual(90);
    expect(points.length).toBeLessThanOrEqual(91);
    expect(points.slice(-6).reduce((sum, point) => sum + point.records, 0)).toBe(3);
    const seconds = (Date.parse(to) - Date.parse(from)) / 1000;
    expect(seconds).toBeGreaterThanOrEqual(900);
    expect(seconds).toBeLessThan(910);
    expect(points.reduce((sum, point) => sum + point.seconds, 0)).toBeCloseTo(seconds, 1);
    expect(points[0]?.seconds).toBe(10);
  });

  it("begins where the build began, however long the window, and never has more than 400 points", async () => {
    const build = await longBuild();
    const { points, from, startedAt } = await getBuildTimeline(build.id, null);
    expect(from).toBe(startedAt);
    expect(points.length).toBeGreaterThan(200);
    expect(points.length).toBeLessThanOrEqual(400);
    const { id } = await launchTestBuild(3);
    const young = await getBuildTimeline(id, 3600);
    expect(young.startedAt).toBeNull();
    expect(young.points.length).toBeLessThanOrEqual(2);
  });

  it("tells a server's limit, thinned out to 400 moments", async () => {
    const { id, serverId } = await longBuild();
    await database().$executeRaw`
      INSERT INTO server_moment (server_id, at, limit_now, ceiling, in_flight)
      SELECT ${serverId}, now() - make_interval(secs => s), s, 96, 5 FROM generate_series(0, 7199) s`;
    const { servers } = await getBuildTimeline(id, null);
    const moments = servers[0]?.moments ?? [];
    expect(moments.length).toBeGreaterThan(300);
    expect(moments.length).toBeLessThanOrEqual(400);
    expect(moments.at(-1)).toMatchObject({ ceiling: 96, inFlight: 5 });
    expect(moments.at(-1)?.limitNow).toBeLessThan(30);
    expect(moments.map(({ at }) => at)).toEqual(moments.map(({ at }) => at).toSorted());
  });

  it("marks the time in which its server was closed, also since before the window", async () => {
    const { id, serverId } = await longBuild();
    await moveAt(serverId, 3000, "closed");
    await moveAt(serverId, 600, "opened");
    await moveAt(serverId, 300, "rate_limited");
    const { waits, moves, from } = await getBuildTimeline(id, 900);
    expect(waits).toHaveLength(1);
    expect(waits[0]).toMatchObject({ from, reason: "closed then" });
    const lasted = (Date.parse(waits[0]?.to ?? "") - Date.parse(from)) / 1000;
    expect(lasted).toBeGreaterThan(295);
    expect(lasted).toBeLessThan(311);
    expect(moves.map(({ cause }) => cause)).toEqual(["opened", "rate_limited"]);
    expect((await getBuildTimeline(id, null)).moves).toHaveLength(3);
  });

  it("leaves a drained server out of account when it says that the build waited", async () => {
    const { id, serverId } = await longBuild();
    const other = await longBuild();
    await database().buildServer.create({
      data: { buildId: id, serverId: other.serverId, identity: {}, isDraining: true },
    });
    await moveAt(serverId, 60, "closed");
    expect((await getBuildTimeline(id, 900)).waits).toHaveLength(1);
    await database().buildServer.updateMany({ where: { buildId: id }, data: { isDraining: false } });
    expect((await getBuildTimeline(id, 900)).waits).toHaveLength(0);
  });

  it("tells the latest of very many moves", async () => {
    const { id, serverId } = await longBuild();
    await database().$executeRaw`
      INSERT INTO server_move (server_id, at, limit_from, limit_to, cause, message)
      SELECT ${serverId}, now() - make_interval(secs => s), 8, 4, 'slow', s::text FROM generate_series(1, 500) s`;
    const { moves } = await getBuildTimeline(id, null);
    expect(moves).toHaveLength(200);
    expect(moves.at(-1)?.message).toBe("1");
  });

  it("is not found where there is no such build", async () => {
    await expect(getBuildTimeline(999_999, null)).rejects.toThrow("There is no build 999999.");
  });
});
