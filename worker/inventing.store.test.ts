import { runMigrations } from "graphile-worker";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { BuildStatus } from "@/lib/builds/build-status";
import { getPreset } from "@/lib/filters/presets";
import { createNoveltyIndex } from "@/lib/novelty/novelty-index";
import { pauseBuild, raiseTarget, resumeBuild, retryFailures } from "@/lib/store/build-moves";
import { listPool } from "@/lib/store/build-pool";
import { getBuildView } from "@/lib/store/build-views";
import { database } from "@/lib/store/database";
import { startRefilter } from "@/lib/store/refilters";
import { launchInventingBuild } from "@/testing/launch-inventing-build";
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

const quick = () => server.urlWith("first-token=1,token=0");
const isStatus = (id: number, status: BuildStatus) => async () => (await getBuildView(id)).status === status;

const recordsOf = (buildId: number) =>
  database().record.findMany({
    where: { buildId },
    orderBy: [{ item: "asc" }, { part: "asc" }],
    select: {
      item: true,
      part: true,
      verdict: true,
      reason: true,
      instruction: true,
      input: true,
      rawText: true,
      seed: true,
      facts: true,
      nearestScore: true,
    },
  });
const itemsOf = (buildId: number) =>
  database().buildItem.findMany({
    where: { buildId },
    orderBy: { item: "asc" },
    select: { item: true, body: true },
  });
const accepted = (buildId: number) => database().record.count({ where: { buildId, verdict: "kept" } });
const readTo = async (id: number) => (await database().build.findUniqueOrThrow({ where: { id } })).readTo;

/** All that a build decided and asked, up to the answer that ended it. */
async function whatCameOf(id: number) {
  const records = await recordsOf(id);
  const last = records.at(-1)?.item ?? -1;
  return { records, items: (await itemsOf(id)).filter(({ item }) => item <= last) };
}

/** Runs a build with one worker to its end. */
async function undisturbed(id: number) {
  const worker = startWorker();
  await until(isStatus(id, "done"));
  await worker.stop();
  return whatCameOf(id);
}

describe("a build that invents", () => {
  it("ends with its target to the piece; what is dropped says why, and what is not new names what it resembles", async () => {
    const { id } = await launchInventingBuild(150, quick());
    const { records } = await undisturbed(id);
    const view = await getBuildView(id);
    expect(records.filter(({ verdict }) => verdict === "kept")).toHaveLength(150);
    expect(view.dropsByReason.map(({ reason }) => reason)).toEqual(
      expect.arrayContaining(["near_duplicate", "blacklist"]),
    );

    expect(view.counts).toMatchObject({ total: 150, done: 150, kept: 150, failed: 0 });
    expect(view.counts.dropped).toBe(records.length - 150);
    expect(view.inventing?.read).toBe(await readTo(id));
    await expect(startRefilter(id, getPreset("studio"), "test")).rejects.toThrow("clone it");

    // The same decisions by the index alone, over the pool and what was kept, in order.
    const index = createNoveltyIndex({ mode: "unicode" });
    for (const { instruction } of await listPool(id)) index.add(instruction);
    for (const record of records.filter(
      ({ verdict, reason }) => verdict === "kept" || reason === "near_duplicate",
    )) {
      expect(index.check(record.instruction).isNovel).toBe(record.verdict === "kept");
      expect(record.nearestScore).toBe(index.closest(record.instruction)?.score ?? null);
      if (record.verdict === "kept") index.add(record.instruction);
      else expect(record.facts).toMatchObject({ nearest: { score: record.nearestScore } });
    }
    const all = await database().record.findMany({ where: { buildId: id } });
    const numberOf = new Map(all.map((record) => [`${record.item} ${record.part}`, record.id]));
    for (const { verdict, facts, duplicateOf } of all) {
      const { nearest } = facts as { nearest?: { from: { kind: string; item: number; part: number } } };
      const isOfBuild = verdict === "dropped" && nearest?.from.kind === "accepted";
      expect(duplicateOf).toBe(isOfBuild ? numberOf.get(`${nearest.from.item} ${nearest.from.part}`) : null);
    }
    const answers = await database().buildAnswer.findMany({ where: { buildId: id } });
    for (const { item, rawText } of answers.slice(0, 20)) {
      const parts = records.filter((record) => record.item === item).map((record) => record.rawText);
      expect(parts.length === 0 || rawText.startsWith(parts.join(""))).toBe(true);
    }
  }, 300_000);

  it("decides and asks the same when its workers are killed again and again", async () => {
    const settings = { layout: "list", lag: 24 };
    const { id: calm } = await launchInventingBuild(200, quick(), { settings });
    const expected = await undisturbed(calm);
    expect(expected.records.filter(({ verdict }) => verdict === "kept")).toHaveLength(200);

    const { id } = await launchInventingBuild(200, server.urlWith("first-token=40,token=1"), { settings });
    for (const enough of [10, 40, 80]) {
      const doomed = startWorker();
      await until(async () => (await accepted(id)) >= enough);
      await doomed.kill();
    }
    expect((await getBuildView(id)).status).toBe("running");
    expect(await undisturbed(id)).toEqual(expected);
  }, 300_000);

  it("decides and asks the same when answers come in another order, from a server that fails now and then, to two workers", async () => {
    const settings = { machineExamples: 3, lag: 32 };
    const { id: calm } = await launchInventingBuild(120, quick(), { settings, maxInFlight: 1 });
    const expected = await undisturbed(calm);
    const trouble = server.urlWith("first-token=30,token=1,cut=0.2,overload=0.2,queue=5,retry-after=0");
    const { id } = await launchInventingBuild(120, trouble, { settings });
    const second = startWorker();
    const came = await undisturbed(id);
    await second.stop();
    const arrivals = await database().buildAnswer.findMany({
      where: { buildId: id },
      orderBy: { createdAt: "asc" },
    });
    const order = arrivals.map(({ item }) => item);
    expect(order).not.toEqual(order.toSorted((a, b) => a - b));
    expect(came).toEqual(expected);
  }, 300_000);

  it("goes on when its target is raised, as if it had been launched with it", async () => {
    const { id: whole } = await launchInventingBuild(130, quick());
    const expected = await undisturbed(whole);
    const { id } = await launchInventingBuild(60, quick());
    await undisturbed(id);
    expect(await accepted(id)).toBe(60);
    await expect(raiseTarget(id, 60, "test")).rejects.toThrow("give a higher one");
    await expect(resumeBuild(id, "test")).rejects.toThrow("raise its target");
    await raiseTarget(id, 130, "test");
    expect(await undisturbed(id)).toEqual(expected);
  }, 300_000);

  it("pauses and goes on where it stood", async () => {
    const { id: calm } = await launchInventingBuild(80, quick());
    const expected = await undisturbed(calm);
    const { id } = await launchInventingBuild(80, server.urlWith("first-token=60,token=1"));
    const worker = startWorker();
    await until(async () => (await accepted(id)) > 10);
    await pauseBuild(id, { isDropping: false, reason: null, actor: "test" });
    await until(isStatus(id, "paused"));
    const at = await readTo(id);
    await resumeBuild(id, "test");
    await until(isStatus(id, "done"));
    await worker.stop();
    expect(at).toBeLessThan(await readTo(id));
    expect(await whatCameOf(id)).toEqual(expected);
  }, 300_000);

  it("passes over what gives up, ends where it may ask no more, and says why", async () => {
    const { id } = await launchInventingBuild(500, server.urlWith("unauthorized"), {
      settings: { lag: 8, maxRequests: 12 },
    });
    await undisturbed(id);
    const view = await getBuildView(id);
    expect(view.counts.failed).toBe(12);
    expect(view.events.map(({ message }) => message).join("\n")).toContain(
      "is done with 0 of 500 accepted from 12 answers: it asked 12 times, as often as it may",
    );
    await expect(retryFailures(id, {}, "test")).rejects.toThrow("decided already");
  }, 300_000);
});
