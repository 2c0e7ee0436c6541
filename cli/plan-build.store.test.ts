import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { runMigrations } from "graphile-worker";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getBuildWork } from "@/lib/store/builds";
import { database } from "@/lib/store/database";
import { importFiles } from "@/lib/store/imports";
import { exportManifest } from "@/lib/store/manifest-files";
import { addServer } from "@/lib/store/servers";
import { provideTestDatabase } from "@/testing/provide-test-database";
import { samplePromptFile } from "@/testing/sample-prompt-file";
import { type SampleServer, startSampleServer } from "@/testing/sample-server/sample-server";
import { sampleTask } from "@/testing/seed-builders";
import { startWorker } from "@/testing/start-worker";

provideTestDatabase();

let server: SampleServer;
let worker: ReturnType<typeof startWorker>;
let folder: string;
const ITEMS = 60;
beforeAll(async () => {
  await runMigrations({ connectionString: process.env.DATABASE_URL ?? "" });
  folder = await mkdtemp(path.join(tmpdir(), "studio-plan-"));
  server = await startSampleServer();
  worker = startWorker();
  const tasks = Array.from(
    { length: ITEMS },
    (_, at) => sampleTask(`task ${at}`, `Explain tide ${at}.`).body,
  );
  const files = [
    { name: "robin.txt", text: samplePromptFile },
    { name: "tasks.jsonl", text: tasks.map((body) => JSON.stringify(body)).join("\n") },
  ];
  await importFiles({ files, seedSet: "Imported", isDryRun: false, actor: "test" });
  for (const name of ["fast", "other"]) {
    const baseUrl = server.urlWith("first-token=0,token=0");
    await addServer({ name, baseUrl, model: "sample-scripted", maxInFlight: 16 }, "test");
  }
});
afterAll(async () => {
  await worker.stop();
  await server.close();
  await rm(folder, { recursive: true });
});

/** Runs the command line; stdout as the one JSON object it prints, stderr as lines. */
async function studio(...args: string[]) {
  const child = spawn(process.execPath, ["--import", "tsx", "cli/main.ts", ...args], {
    cwd: path.join(import.meta.dirname, ".."),
    env: { ...process.env, LOG_LEVEL: "silent" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [stdout, stderr] = ["", ""];
  child.stdout.on("data", (chunk) => {
    stdout += chunk;
  });
  child.stderr.on("data", (chunk) => {
    stderr += chunk;
  });
  const code = await new Promise((resolve) => child.on("close", resolve));
  return { code, told: stdout === "" ? null : JSON.parse(stdout), said: stderr.split("\n").filter(Boolean) };
}

describe("planning from the command line", () => {
  it("tells what a build would be and what a probe of it came to, and starts nothing", async () => {
    const { code, told, said } = await studio(
      "build",
      "plan",
      "--server",
      "fast",
      "--samples",
      "2",
      "--probe",
    );
    expect(code).toBe(0);
    expect(told).toMatchObject({
      itemCount: ITEMS,
      generations: 2 * ITEMS,
      probe: { total: 50, waiting: 0 },
    });
    expect(told.first).toHaveLength(3);
    expect(told.tokens.completionSource).toBe("probe");
    expect(said.some((line) => /^probe \d+: 50 of 50, /.test(line))).toBe(true);
    expect(await database().build.count()).toBe(0);
  });

  it("starts the build of a manifest file again, at another server where one is named, and says what differs", async () => {
    const first = await studio("build", "self-align", "--server", "fast", "--samples", "2");
    expect(first.told).toMatchObject({ status: "done", records: 2 * ITEMS });
    const file = path.join(folder, "build.json");
    await writeFile(file, (await exportManifest(first.told.build)).text);
    const again = await studio("build", "from-manifest", file, "--server", "other");
    expect(again.code).toBe(0);
    expect(again.said[0]).toBe("“other” answers in the place of “fast”.");
    expect(again.told).toMatchObject({ status: "done", records: 2 * ITEMS });
    const [asked, sent] = await Promise.all(
      [first.told.build, again.told.build].map(async (id: number) => (await getBuildWork(id)).manifest),
    );
    expect(sent?.seedPrompts.itemsHash).toBe(asked?.seedPrompts.itemsHash);
  });

  it("says which field of a file is wrong", async () => {
    const file = path.join(folder, "wrong.json");
    await writeFile(file, '{"format": "self-align-studio/build", "formatVersion": 1, "name": 7}');
    const { code, said } = await studio("build", "from-manifest", file);
    expect(code).toBe(1);
    expect(said[0]).toMatch(/^studio: The manifest's field “name” cannot be used: .+ Mend it in the file/);
  });
});
