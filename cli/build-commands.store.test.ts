import { runMigrations } from "graphile-worker";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cancelBuild } from "@/lib/store/builds";
import { importFiles } from "@/lib/store/imports";
import { addServer, findServerByName, saveServer } from "@/lib/store/servers";
import { provideTestDatabase } from "@/testing/provide-test-database";
import { startStudio, runStudio as studio } from "@/testing/run-studio";
import { samplePromptFile } from "@/testing/sample-prompt-file";
import { type SampleServer, startSampleServer } from "@/testing/sample-server/sample-server";
import { sampleTask } from "@/testing/seed-builders";
import { startWorker } from "@/testing/start-worker";

provideTestDatabase();

let server: SampleServer;
let worker: ReturnType<typeof startWorker>;
beforeAll(async () => {
  await runMigrations({ connectionString: process.env.DATABASE_URL ?? "" });
  server = await startSampleServer();
  const tasks = (from: number, count: number) =>
    Array.from({ length: count }, (_, i) =>
      JSON.stringify(sampleTask(`tide_${from + i}`, `Explain tide number ${from + i}.`).body),
    ).join("\n");
  const files = (name: string, text: string) => ({ files: [{ name, text }], isDryRun: false, actor: "test" });
  await importFiles({ ...files("robin.txt", samplePromptFile), seedSet: "tides" });
  await importFiles({ ...files("more.jsonl", tasks(100, 4)), seedSet: "more tides" });
  await importFiles({ ...files("tides.jsonl", tasks(0, 40)), seedSet: "tides" });
  const model = "sample-scripted";
  const add = (name: string, settings: string) =>
    addServer({ name, baseUrl: server.urlWith(settings), model, maxInFlight: 4 }, "test");
  await add("slow", "first-token=250,token=1");
  await add("fast", "first-token=1,token=0");
  await add("closed", "unauthorized,first-token=1");
  worker = startWorker();
});
afterAll(async () => {
  await worker.stop();
  await server.close();
});

const start = (...args: string[]) => studio("build", "self-align", ...args);
/** What a command printed, with the build's number as it is typed. */
const read = ({ stdout }: { stdout: string }) => {
  const outcome = JSON.parse(stdout);
  return { ...outcome, id: String(outcome.build) };
};
const lines = (text: string) =>
  text
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));

describe("studio build", () => {
  it("pauses, follows, resumes, leaves with Ctrl-C and cancels a build; exit codes say how it stands", async () => {
    const { id } = read(await start("--server", "slow", "--seeds", "tides", "--samples", "64", "--detach"));
    const watching = startStudio("build", "watch", id);
    while (!watching.said().some((line) => /running: [1-9]/.test(line))) {
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    watching.interrupt();
    expect(await watching.ended).toMatchObject({ code: 130, stdout: "" });
    expect(watching.said().at(-1)).toBe(
      `build ${id} is left to the studio's workers; follow it again with: studio build watch ${id}`,
    );

    const paused = await studio("build", "pause", id, "--drop");
    expect(JSON.parse(paused.stdout)).toMatchObject({ build: Number(id), total: 2560 });
    const watched = await studio("build", "watch", id);
    expect(watched.code).toBe(5);
    expect(JSON.parse(watched.stdout)).toMatchObject({ status: "paused", generations: 2560, failed: 0 });

    expect((await studio("build", "resume", id)).code).toBe(0);
    const twice = await studio("build", "resume", id);
    expect([twice.code, twice.said]).toEqual([
      1,
      [expect.stringMatching(/^studio: Build \d+ is \w+ already/)],
    ]);
    const servers = await studio("build", "servers", id, "--add", "fast", "--drain", "slow");
    expect(lines(servers.stdout)).toMatchObject([
      { name: "slow", isDraining: true },
      { name: "fast", isDraining: false },
    ]);
    expect(read(await studio("build", "cancel", id)).status).toMatch(/^cancell(ing|ed)$/);
  }, 240_000);

  it("extends a build that is done, and says how much of it was asked for before", async () => {
    const done = await start("--servers", "fast", "--seeds", "more tides");
    expect(done.code).toBe(0);
    const { id } = read(done);
    const extended = await studio("build", "extend", id, "--seeds", "more tides", "--samples", "3");
    expect(JSON.parse(extended.stdout)).toMatchObject({ items: 8, total: 24, askedBefore: 4 });
    const watched = await studio("build", "watch", id);
    expect(watched.code).toBe(0);
    expect(JSON.parse(watched.stdout)).toMatchObject({ generations: 24, records: 24, samplesPerItem: 3 });
  }, 240_000);

  it("lists failures and tries them again, all or of a kind", async () => {
    const started = await start("--server", "closed", "--seeds", "more tides");
    const { id, failures } = read(started);
    expect([started.code, failures]).toEqual([5, { unauthorized: 4 }]);
    const failed = lines((await studio("build", "failures", id, "--kind", "unauthorized")).stdout);
    expect(failed.map(({ item, sample }) => [item, sample])).toEqual([0, 1, 2, 3].map((item) => [item, 0]));
    const closed = await findServerByName("closed");
    const form = { name: "closed", baseUrl: server.urlWith("first-token=1"), model: "sample-scripted" };
    await saveServer(closed?.id ?? 0, { ...form, maxInFlight: 4 }, "test");
    const retried = await studio("build", "retry", id, "--kind", "unauthorized", "--kind", "timeout");
    expect(JSON.parse(retried.stdout)).toMatchObject({ retried: 4, failed: 0 });
    expect((await studio("build", "watch", id)).code).toBe(0);
  }, 240_000);

  it("ends with a code of its own when a stop rule paused the build, and goes on once the rule is raised", async () => {
    const rules = ["--stop-when", "tokens>1k"];
    const stopped = await start("--server", "slow", "--seeds", "tides", "--samples", "64", ...rules);
    const { id } = read(stopped);
    expect(stopped.code).toBe(6);
    expect(read(stopped)).toMatchObject({
      status: "paused",
      pauseReason: expect.stringMatching(/^\d+,\d+ tokens are used, above its budget of 1,000$/),
    });
    const refused = await studio("build", "resume", id);
    expect([refused.code, refused.said]).toEqual([1, [expect.stringContaining("Raise or remove")]]);
    const changed = await studio("build", "change", id, "--stop-when", "hours>9");
    expect(JSON.parse(changed.stdout).stopRules).toMatchObject({ tokensAbove: null, hoursAbove: 9 });
    expect(JSON.parse((await studio("build", "resume", id)).stdout).status).toMatch(/queued|running/);
    await cancelBuild(Number(id), "test");
  }, 240_000);

  it.each([
    [["pause", "many"], 1],
    [["servers", "999999", "--drain", "nobody"], 3],
    [["self-align", "--server", "fast", "--stop-when", "luck<1"], 1],
  ])("refuses %j in one line", async (args, code) => {
    const refused = await studio("build", ...args);
    expect([refused.code, refused.stdout, refused.said.length]).toEqual([code, "", 1]);
    expect(refused.said[0]).toMatch(/^studio: /);
  });
});
