import { runMigrations } from "graphile-worker";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { database } from "@/lib/store/database";
import { importFiles } from "@/lib/store/imports";
import { adoptDataset } from "@/lib/store/recipe-starts";
import { addServer } from "@/lib/store/servers";
import { provideTestDatabase } from "@/testing/provide-test-database";
import { runStudio as studio } from "@/testing/run-studio";
import { samplePromptFile } from "@/testing/sample-prompt-file";
import { type SampleServer, startSampleServer } from "@/testing/sample-server/sample-server";
import { sampleTask } from "@/testing/seed-builders";
import { startWorker } from "@/testing/start-worker";

provideTestDatabase();

let server: SampleServer;
beforeAll(async () => {
  await runMigrations({ connectionString: process.env.DATABASE_URL ?? "" });
  server = await startSampleServer();
  const files = (name: string, text: string) => ({ files: [{ name, text }], isDryRun: false, actor: "test" });
  await importFiles({ ...files("robin.txt", samplePromptFile), seedSet: "tides" });
  await importFiles({ ...files("tides.jsonl", JSON.stringify(sampleTask("a").body)), seedSet: "tides" });
  const baseUrl = server.urlWith("first-token=1,token=0");
  await addServer({ name: "fast", baseUrl, model: "sample-scripted", maxInFlight: 8 }, "test");
});
afterAll(() => server.close());

/** A dataset of prompts, as an import would leave it. */
async function promptDataset(count: number): Promise<number> {
  const { id } = await database().dataset.create({ data: { name: "Published prompts", holds: "prompts" } });
  await database().$executeRaw`
    INSERT INTO record (dataset_id, cited, verdict, finish_reason, seed, total_ms, reply_length, origin, instruction,
      input, raw_text, thoughts, reply, output, hits)
    SELECT ${id}::int, '{}', 'kept', 'none', 0, 0, 0, 'row ' || n, 'Explain tide number ' || n || '.', '', '', '', '', '', '[]'
    FROM generate_series(1, ${count}::int) AS n`;
  return id;
}

const json = ({ stdout }: { stdout: string }) => JSON.parse(stdout);

describe("studio recipe", () => {
  it("runs unattended up to a person, over a worker that is killed, and to its end once they did their part", async () => {
    const started = json(
      await studio("recipe", "start", "dromedary-2", "--name", "Round", "--server", "fast", "--size", "40"),
    );
    expect(started).toMatchObject({ began: [], waits: expect.stringContaining("files") });
    const id = String(started.recipe);
    expect((await studio("recipe", "watch", id)).code).toBe(5);
    await adoptDataset(started.recipe, "clean", { datasetId: await promptDataset(60), actor: "test" });

    expect(json(await studio("recipe", "unattended", id))).toMatchObject({ isUnattended: true });
    const doomed = startWorker();
    const records = () => database().record.count({ where: { buildId: { not: null } } });
    while ((await records()) < 10) await new Promise((resolve) => setTimeout(resolve, 25));
    await doomed.kill();
    const worker = startWorker();
    const watched = await studio("recipe", "watch", id);
    expect(watched.code).toBe(6);
    const outcome = json(watched);
    expect(outcome).toMatchObject({ state: "needs_person", next: { key: "export", act: "confirm" } });
    const [, aligned] = outcome.stages;
    // As many as its size asks for were taken, and all of them came to something.
    expect(aligned).toMatchObject({ key: "self-align", state: "done", taken: 40 });
    expect(aligned.kept + aligned.dropped + aligned.failed).toBe(40);
    expect(await database().build.count()).toBe(1);

    expect(json(await studio("recipe", "confirm", id, "export"))).toMatchObject({ confirmed: "export" });
    const ended = await studio("recipe", "watch", id);
    expect([ended.code, json(ended).state]).toEqual([0, "done"]);
    await worker.stop();
  }, 400_000);

  it("says what it does not know, and what waits", async () => {
    expect(await studio("recipe", "start", "sheep", "--name", "x", "--server", "fast")).toMatchObject({
      code: 1,
      said: [expect.stringContaining("no method “sheep”")],
    });
    expect(await studio("recipe", "show", "99")).toMatchObject({ code: 3 });
    expect(await studio("recipe", "next", "first")).toMatchObject({ code: 1 });
    const { recipe } = json(
      await studio("recipe", "start", "dromedary-2", "--name", "Next", "--server", "fast"),
    );
    const id = String(recipe);
    expect(await studio("recipe", "next", id, "self-align")).toMatchObject({
      code: 1,
      said: [expect.stringContaining("Self-align waits: Clean prompts has not begun.")],
    });
    expect(await studio("recipe", "confirm", id, "export")).toMatchObject({ code: 1 });
    const listed = await studio("list", "recipes");
    expect(listed.stdout).toContain('"name":"Next"');
  }, 120_000);
});
