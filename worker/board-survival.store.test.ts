import { runMigrations } from "graphile-worker";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { database } from "@/lib/store/database";
import { readRunSummary } from "@/lib/store/preview-list";
import { stopBoard } from "@/lib/store/preview-runs";
import { getPreviewRun } from "@/lib/store/preview-views";
import { removeServer } from "@/lib/store/servers";
import { launchTestBoard } from "@/testing/launch-test-board";
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

const doneCount = async (id: number) => (await readRunSummary(id)).doneCount;
const isStatus = (id: number, status: string) => async () => (await readRunSummary(id)).status === status;

describe("a board", () => {
  it("goes on with the next worker when its own is killed: every answer once, none lost", async () => {
    const baseUrl = server.urlWith("first-token=5,token=1");
    const { id, completions } = await launchTestBoard(20, { baseUrl, samples: 2 });
    for (const enough of [5, 30]) {
      const doomed = startWorker();
      await until(async () => (await doneCount(id)) >= enough);
      await doomed.kill();
    }
    expect((await readRunSummary(id)).status).toBe("running");
    const last = startWorker();
    await until(isStatus(id, "done"));
    await last.stop();
    const run = await getPreviewRun(id);
    expect(run).toMatchObject({ completionCount: completions, doneCount: completions, failedCount: 0 });
    expect(run.completions.every(({ status, verdict }) => status === "completed" && verdict !== null)).toBe(
      true,
    );
    const sent = server.log.list().filter(({ outcome }) => outcome === "completed");
    const texts = new Set(sent.map(({ text }) => text));
    expect(run.completions.every(({ rawText }) => texts.has(rawText))).toBe(true);
    // Sample 1 has the seed after that of sample 0, in every column.
    expect(run.completions.every(({ seed, sample }) => seed === 100 + sample)).toBe(true);
  }, 60_000);

  it("is done while a build that holds the server and every shard of the worker goes on", async () => {
    const baseUrl = server.urlWith("first-token=60,token=2");
    const { id: buildId } = await launchTestBuild(480, baseUrl);
    const worker = startWorker();
    const records = () => database().record.count({ where: { buildId } });
    await until(async () => (await records()) > 0);
    const { id } = await launchTestBoard(4, { baseUrl });
    await until(isStatus(id, "done"));
    // Sixteen shards of sixteen items were in line before it.
    expect(await records()).toBeLessThan(256);
    await worker.stop();
  }, 60_000);

  it("is left soon when it is stopped, keeps what is done, and is not taken up again", async () => {
    const { id } = await launchTestBoard(60, { baseUrl: server.urlWith("first-token=20,token=5") });
    const worker = startWorker();
    await until(async () => (await doneCount(id)) >= 4);
    await stopBoard(id);
    const { doneCount: done } = await readRunSummary(id);
    const again = startWorker();
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await Promise.all([worker.stop(), again.stop()]);
    const { status, completions, ...run } = await getPreviewRun(id);
    expect({ status, doneCount: run.doneCount }).toEqual({ status: "stopped", doneCount: done });
    expect(completions.filter((one) => one.status === "stopped")).toHaveLength(120 - done);
    await expect(stopBoard(id)).rejects.toThrow("stopped already");
  }, 60_000);

  it("waits for a server that is away without using up attempts, and goes on when it is back", async () => {
    const away = await startSampleServer();
    const { port } = away;
    await away.close();
    const { id } = await launchTestBoard(4, {
      baseUrl: `http://127.0.0.1:${port}/with/first-token=1,token=0/v1`,
    });
    const worker = startWorker();
    const waiting = async () => (await getPreviewRun(id)).completions;
    await until(async () => (await waiting()).some((one) => one.failureKind === "unreachable"));
    expect((await waiting()).every((one) => one.status === "waiting")).toBe(true);
    const back = await startSampleServer({ port });
    await until(isStatus(id, "done"));
    await worker.stop();
    await back.close();
    expect((await waiting()).every((one) => one.status === "completed" && one.failureKind === null)).toBe(
      true,
    );
    expect(await database().previewCompletion.count({ where: { runId: id, attempts: { gt: 0 } } })).toBe(0);
  }, 60_000);

  it("keeps what failed for good with its reason, and ends also when its server was removed", async () => {
    const { id } = await launchTestBoard(3, { baseUrl: server.urlWith("unauthorized") });
    const gone = await launchTestBoard(3, { baseUrl: server.urlWith("first-token=1") });
    const [column] = (await getPreviewRun(gone.id)).columns;
    await removeServer(column?.column.serverId ?? 0, "test");
    const worker = startWorker();
    await until(isStatus(id, "done"));
    await until(isStatus(gone.id, "done"));
    await worker.stop();
    const refused = await getPreviewRun(id);
    expect(refused).toMatchObject({ doneCount: 6, failedCount: 6, keptCount: 0 });
    expect(refused.completions[0]).toMatchObject({
      status: "failed",
      failureKind: "unauthorized",
      verdict: null,
    });
    const removed = await getPreviewRun(gone.id);
    expect(removed.completions.every((one) => one.failureMessage?.includes("was removed"))).toBe(true);
  }, 60_000);
});
