import { existsSync } from "node:fs";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { PromptFile } from "@/lib/datasets/clean-wish";
import type { MakingWishInput } from "@/lib/datasets/dataset-making";
import { database } from "@/lib/store/database";
import { getDatasetMaking } from "@/lib/store/dataset-making-views";
import { startDatasetMaking } from "@/lib/store/dataset-makings";
import { addServer } from "@/lib/store/servers";
import { saveUpload, uploadPath } from "@/lib/store/uploads";
import { migrateQueue } from "@/testing/migrate-queue";
import { provideTestDatabase } from "@/testing/provide-test-database";
import { runMaking } from "./making-runner";

provideTestDatabase();
let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "clean-files-"));
  process.env.STUDIO_DATA_DIR = folder;
  await migrateQueue(process.env.DATABASE_URL ?? "");
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const never = new AbortController().signal;

async function fileOf(name: string, rows: unknown[]): Promise<PromptFile> {
  const file = path.join(folder, name);
  await writeFile(file, rows.map((row) => JSON.stringify(row)).join("\n"));
  return { name, at: { kind: "path", path: file }, holds: null };
}

async function make(wish: MakingWishInput) {
  const { id } = await startDatasetMaking(wish, { name: "", actor: "test" });
  await runMaking(id, never);
  return getDatasetMaking(id);
}

const readAll = (datasetId: number | null) =>
  database().record.findMany({ where: { datasetId: datasetId ?? -1 }, orderBy: { id: "asc" } });

test("files of prompts become a dataset of prompts that say where they stood", async () => {
  const dolly = await fileOf("dolly.jsonl", [
    { instruction: "Name five rivers", context: "", category: "brainstorming", response: "" },
    { instruction: "Sum it up", context: "A text", category: "summarization", response: "" },
  ]);
  const own = await fileOf("own.jsonl", [
    { instruction: "Name five rivers" },
    { instruction: "Translate this sentence", input: "I walk" },
  ]);
  const made = await make({ kind: "clean", files: [own, dolly], keepDropped: true });
  expect(made).toMatchObject({
    status: "done",
    sums: { read: 4, kept: 2, dropped: { duplicate: 1, needs_context: 1 } },
  });
  expect(made.counts.sources.map(({ name, kept }) => [name, kept])).toEqual([
    ["own.jsonl", 1],
    ["dolly.jsonl", 1],
  ]);
  expect(await readAll(made.datasetId)).toMatchObject([
    {
      instruction: "Name five rivers",
      origin: "dolly.jsonl line 1",
      facts: { file: "dolly.jsonl", category: "brainstorming" },
      verdict: "kept",
    },
    { instruction: "Name five rivers", origin: "own.jsonl line 1", verdict: "dropped", reason: "duplicate" },
    { instruction: "Translate this sentence", input: "I walk", verdict: "kept" },
  ]);
});

test("an import that was left half-way begins again, and every prompt is there once", async () => {
  const rows = Array.from({ length: 12_000 }, (_, n) => ({
    instruction: `Explain the tide number ${n % 10_000} to a child, with ${"a long ".repeat(20)} example`,
  }));
  const file = await fileOf("many.jsonl", rows);
  const { id, datasetId } = await startDatasetMaking(
    { kind: "clean", files: [file] },
    { name: "", actor: "test" },
  );
  for (const after of [20, 150, 400]) {
    const leaving = new AbortController();
    const running = runMaking(id, leaving.signal);
    setTimeout(() => leaving.abort(), after);
    await running;
    if ((await getDatasetMaking(id)).status === "done") break;
    expect(await readAll(datasetId)).toEqual([]);
  }
  await Promise.all([runMaking(id, never), runMaking(id, never)]);
  expect(await getDatasetMaking(id)).toMatchObject({
    status: "done",
    counts: { phase: "done", unit: "bytes" },
    sums: { read: 12_000, kept: 10_000, dropped: { duplicate: 2_000 } },
  });
  expect(await database().record.count({ where: { datasetId: datasetId ?? -1 } })).toBe(10_000);
});

test("an uploaded file is imported and then removed", async () => {
  const bytes = new Blob([`{"instruction":"Name a river"}\n`, `{"instruction":"Name a sea"}`]).stream();
  const { id, size } = await saveUpload(bytes);
  expect(size).toBe(59);
  const made = await make({ kind: "clean", files: [{ name: "up.jsonl", at: { kind: "upload", id } }] });
  expect((await readAll(made.datasetId)).map((r) => r.instruction)).toEqual(["Name a river", "Name a sea"]);
  expect(existsSync(uploadPath(id))).toBe(false);
});

test("an upload that breaks off leaves no file", async () => {
  let pulls = 0;
  const broken = new ReadableStream<Uint8Array>({
    pull(controller) {
      pulls += 1;
      if (pulls < 3) controller.enqueue(new Uint8Array(10));
      else controller.error(new Error("gone"));
    },
  });
  const before = await readdir(path.dirname(uploadPath("x"))).catch(() => []);
  await expect(saveUpload(broken)).rejects.toThrow("gone");
  expect(await readdir(path.dirname(uploadPath("x")))).toEqual(before);
});

test("an import fails with the file's name where it is cut off, is gone, or nobody counts its tokens", async () => {
  const cut = path.join(folder, "cut.json");
  await writeFile(cut, `[{"instruction":"Name a river"},{"instr`);
  const at = (file: string) => ({ kind: "path" as const, path: file });
  const first = await make({ kind: "clean", files: [{ name: "cut.json", at: at(cut) }] });
  expect(first).toMatchObject({ status: "failed", datasetId: null });
  expect(first.failureReason).toMatch(/^cut\.json: .*ends in the middle/);

  const gone = await make({ kind: "clean", files: [{ name: "gone", at: at(path.join(folder, "gone")) }] });
  expect(gone).toMatchObject({ status: "failed", datasetId: null });

  const parquet = path.join(folder, "broken.parquet");
  await writeFile(parquet, "PAR1 and nothing more PAR1");
  const broken = await make({ kind: "clean", files: [{ name: "broken.parquet", at: at(parquet) }] });
  expect(broken.failureReason).toMatch(/^broken\.parquet: /);

  const server = await addServer(
    { name: "silent", baseUrl: "http://127.0.0.1:9/v1", model: "m", maxInFlight: 1 },
    "test",
  );
  const whole = await fileOf("whole.jsonl", [{ instruction: "Name a river" }]);
  const uncounted = await make({ kind: "clean", files: [whole], tokensOfServerId: server.id });
  expect(uncounted.failureReason).toMatch(/silent does not count tokens/);
});
