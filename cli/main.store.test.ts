import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { runMigrations } from "graphile-worker";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addServer } from "@/lib/store/servers";
import { provideTestDatabase } from "@/testing/provide-test-database";
import { runStudio as studio } from "@/testing/run-studio";
import { type SampleServer, startSampleServer } from "@/testing/sample-server/sample-server";
import { startWorker } from "@/testing/start-worker";

provideTestDatabase();

const root = path.join(import.meta.dirname, "..");
const defaults = path.join(root, "prisma/defaults");
const promptFile = path.join(defaults, "constitution.txt");
const seedFiles = ["seed-tasks.jsonl", "topic-questions.jsonl"].map((name) => path.join(defaults, name));

let server: SampleServer;
let worker: ReturnType<typeof startWorker>;
let folder: string;
beforeAll(async () => {
  await runMigrations({ connectionString: process.env.DATABASE_URL ?? "" });
  folder = await mkdtemp(path.join(tmpdir(), "studio-cli-"));
  server = await startSampleServer();
  worker = startWorker();
});
afterAll(async () => {
  await worker.stop();
  await server.close();
  await rm(folder, { recursive: true });
});

const lines = (text: string) =>
  text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));

describe("the command line", () => {
  it("tells what a prompt file holds as one JSON object, and writes it back byte for byte", async () => {
    const check = await studio("prompt-file", "check", promptFile);
    expect(check.code).toBe(0);
    const told = JSON.parse(check.stdout);
    expect(told.principles).toHaveLength(16);
    expect(told.exemplars).toHaveLength(5);
    expect(told.citations).toHaveLength(6);
    // What stands in its exemplars may leak from any exemplar; nothing else is remarked.
    const codes = told.findings.map(({ code }: { code: string }) => code);
    expect(codes.filter((code: string) => code !== "leak_prone_words")).toEqual([]);
    const render = await studio("prompt-file", "render", promptFile);
    expect(render.stdout).toBe(await readFile(promptFile, "utf8"));
  });

  it("walks the whole road: imports, builds all 195 seed prompts, exports what was kept", async () => {
    await addServer(
      {
        name: "fast",
        baseUrl: server.urlWith("first-token=0,token=0"),
        model: "sample-scripted",
        maxInFlight: 16,
      },
      "test",
    );
    const imported = await studio("import", promptFile, ...seedFiles);
    expect(imported.code).toBe(0);
    expect(lines(imported.stdout).map((result) => result.added ?? result.version)).toEqual([1, 175, 20]);
    const again = await studio("import", ...seedFiles, promptFile);
    expect(lines(again.stdout).map((result) => result.unchanged ?? result.isNew)).toEqual([175, 20, false]);

    const build = await studio("build", "self-align", "--server", "fast", "--seeds", "all");
    expect(build.code).toBe(0);
    const outcome = JSON.parse(build.stdout);
    expect(outcome).toMatchObject({ status: "done", items: 195, records: 195, failed: 0 });
    const reasons = Object.values(outcome.reasons as Record<string, number>).reduce((a, b) => a + b, 0);
    expect([outcome.kept + outcome.dropped, reasons]).toEqual([195, outcome.dropped]);

    const file = path.join(folder, "kept.jsonl");
    const exported = await studio("export", outcome.dataset, "--format", "jsonl", "--out", file);
    expect(exported.code).toBe(0);
    const records = lines(await readFile(file, "utf8"));
    expect(records).toHaveLength(outcome.kept);
    expect(records.every((record) => record.verdict === "kept")).toBe(true);
    const all = await studio("export", String(outcome.datasetId), "--filter", "");
    expect(lines(all.stdout)).toHaveLength(195);
  }, 120_000);

  it.each([
    ["a command that does not exist", ["frobnicate"], 2],
    ["an option that is missing", ["build", "self-align"], 2],
    ["a file that does not exist", ["prompt-file", "check", "nowhere.txt"], 3],
    ["a server that does not exist", ["build", "self-align", "--server", "nobody"], 3],
    ["a filter that is not understood", ["export", "1", "--filter", "verdict=perhaps"], 1],
  ])("refuses %s in one line with its exit code", async (_, args, code) => {
    const refused = await studio(...args);
    expect([refused.code, refused.stdout, refused.said.length]).toEqual([code, "", 1]);
    expect(refused.said[0]).toMatch(/^studio: /);
  });

  it("refuses a malformed file with its line and imports nothing of the others", async () => {
    const broken = path.join(folder, "broken.jsonl");
    const [first, second] = (await readFile(seedFiles[0] ?? "", "utf8")).split("\n");
    await writeFile(broken, `${first?.replace("seed_task_0", "new_task")}\n${second?.slice(0, 40)}\n`);
    const refused = await studio("import", broken, "--set", "half");
    expect(refused).toMatchObject({ code: 1, stdout: "" });
    expect(refused.said[0]).toContain("line 2");
    expect((await studio("list", "seed-sets")).stdout).not.toContain("half");
  });

  it("says which database did not answer", async () => {
    const { DATABASE_URL } = process.env;
    process.env.DATABASE_URL = "postgresql://nobody@127.0.0.1:9/none";
    const refused = await studio("list", "builds");
    process.env.DATABASE_URL = DATABASE_URL;
    expect(refused.code).toBe(4);
    expect(refused.said).toHaveLength(1);
  });
});
