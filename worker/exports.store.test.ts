import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ExportWishInput } from "@/lib/exports/export-wish";
import { database } from "@/lib/store/database";
import { exportFolder } from "@/lib/store/export-folders";
import { listPushes, startPush } from "@/lib/store/export-pushes";
import { getExport } from "@/lib/store/export-views";
import { cancelExport, createExport } from "@/lib/store/exports";
import { madeRecord } from "@/lib/store/made-record";
import { insertMadeRecords } from "@/lib/store/record-inserts";
import { writePool } from "@/lib/store/write-pool";
import { startHubStandIn } from "@/testing/hub-stand-in";
import { migrateQueue } from "@/testing/migrate-queue";
import { provideTestDatabase } from "@/testing/provide-test-database";
import { startWorker } from "@/testing/start-worker";
import { until } from "@/testing/until";
import { sweepExports, takeExport } from "./export-runner";
import { takePush } from "./push-runner";

provideTestDatabase();
let data = "";
beforeAll(async () => {
  data = await mkdtemp(path.join(tmpdir(), "exports-"));
  process.env.STUDIO_DATA_DIR = data;
  await migrateQueue(process.env.DATABASE_URL ?? "");
});
afterAll(() => rm(data, { recursive: true, force: true }));

const never = new AbortController().signal;
const jsonl: ExportWishInput = { layout: "file", container: "jsonl", format: { name: "studio" } };
const card = { title: "Tides", licence: "cc-by-4.0", languages: ["en"], description: "" };

async function datasetOf(name: string, count: number): Promise<number> {
  const { id } = await database().dataset.create({ data: { name, holds: "replies" } });
  for (let from = 0; from < count; from += 2_000)
    await insertMadeRecords(
      Array.from({ length: Math.min(2_000, count - from) }, (_, at) => ({
        ...madeRecord(id, { origin: name, instruction: `Why does tide ${from + at} rise?`, input: "" }),
        output: `Because of the moon, ${"and the sun ".repeat(40)}${from + at}.`,
      })),
      writePool(),
    );
  return id;
}

async function checkWhole(id: number, count: number): Promise<void> {
  const done = await getExport(id);
  expect(done).toMatchObject({ status: "done", recordCount: count });
  const bytes = await readFile(path.join(exportFolder(id), done.files[0]?.path ?? ""));
  expect(createHash("sha256").update(bytes).digest("hex")).toBe(done.sha256);
  const ids = bytes
    .toString("utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line).id);
  expect(new Set(ids).size).toBe(count);
}

test("an export survives its worker's kill in mid-air: another writes it from the beginning, whole", async () => {
  const count = 30_000;
  const datasetId = await datasetOf("killed", count);
  const { id } = await createExport({ datasetId, wish: jsonl, actor: "test" });
  const first = startWorker();
  await until(async () => ((await getExport(id)).progress?.records ?? 0) > 0);
  await first.kill();
  expect((await getExport(id)).status).toBe("running");
  expect((await readdir(path.join(data, "exports"))).some((name) => name.endsWith(".draft"))).toBe(true);
  const second = startWorker();
  try {
    await until(async () => (await getExport(id)).status === "done");
  } finally {
    await second.stop();
  }
  await checkWhole(id, count);
  await sweepExports();
  expect(await readdir(path.join(data, "exports"))).toEqual([String(id)]);
}, 180_000);

test("one that is cancelled while it is written leaves nothing", async () => {
  const { id } = await createExport({
    datasetId: await datasetOf("cancelled", 20_000),
    wish: jsonl,
    actor: "test",
  });
  const running = takeExport(id, never);
  await until(async () => (await getExport(id)).progress?.phase === "writing");
  await cancelExport(id, "test");
  await running;
  expect(await getExport(id)).toMatchObject({ status: "cancelled", files: [] });
  expect((await readdir(path.join(data, "exports"))).filter((name) => name.startsWith(`${id}.`))).toEqual([]);
}, 60_000);

test("one that the queue has lost is delivered again, and one that cannot be written says why", async () => {
  const { id } = await createExport({ datasetId: await datasetOf("lost", 3), wish: jsonl, actor: "test" });
  const jobs = () => database().$queryRaw<unknown[]>`
    SELECT 1 FROM graphile_worker.jobs WHERE key = ${`export:${id}`}`;
  await database().$executeRaw`SELECT graphile_worker.remove_job(${`export:${id}`})`;
  await sweepExports();
  expect(await jobs()).toHaveLength(1);
  const wish: ExportWishInput = { ...jsonl, identity: { setId: 99_999, repeats: 1, values: {} } };
  const hopeless = await createExport({ datasetId: await datasetOf("hopeless", 3), wish, actor: "test" });
  await takeExport(hopeless.id, never);
  expect(await getExport(hopeless.id)).toMatchObject({
    status: "failed",
    failureReason: expect.stringContaining("identity set"),
  });
});

test("a Hub receives every file byte for byte in one commit, and the token is forgotten afterwards", async () => {
  const token = "hf_only_for_this_test";
  const hub = await startHubStandIn({ token });
  try {
    const wish: ExportWishInput = {
      layout: "hugging_face",
      container: "parquet",
      format: { name: "messages" },
      card,
    };
    const { id } = await createExport({ datasetId: await datasetOf("pushed", 200), wish, actor: "test" });
    await takeExport(id, never);
    const { files } = await getExport(id);
    const push = { endpoint: hub.origin, repo: "sea/tides", isPrivate: true, token };
    const { id: pushId } = await startPush(id, push, "test");
    expect(JSON.stringify(await database().exportPush.findMany())).not.toContain(token);
    await takePush(pushId, never);
    expect((await listPushes(id))[0]).toMatchObject({ status: "done", progress: 1, failureReason: null });
    expect(hub.repos.get("sea/tides")).toEqual({ isPrivate: true });
    expect([...hub.files.keys()].sort()).toEqual(files.map((file) => file.path).sort());
    for (const file of files)
      expect(
        createHash("sha256")
          .update(hub.files.get(file.path) ?? "")
          .digest("hex"),
      ).toBe(file.sha256);
    expect(await database().exportPush.findUnique({ where: { id: pushId } })).toMatchObject({
      sealedToken: null,
    });
    // A large file's upload is signed by its address; the token stays with the Hub itself.
    for (const { line, token: sent } of hub.requests)
      expect([line, sent]).toEqual([line, line.includes("/upload/") ? null : token]);
    // The second time the repository is there already.
    const again = await startPush(id, push, "test");
    await takePush(again.id, never);
    expect((await listPushes(id))[0]).toMatchObject({ status: "done" });
  } finally {
    await hub.close();
  }
}, 60_000);

test("a push that the Hub refuses tells why, keeps no token and is not tried again", async () => {
  const hub = await startHubStandIn({ token: "hf_right" });
  try {
    const { id } = await createExport({
      datasetId: await datasetOf("refused", 3),
      wish: jsonl,
      actor: "test",
    });
    await takeExport(id, never);
    const push = { endpoint: hub.origin, repo: "sea/tides", isPrivate: false, token: "hf_wrong" };
    const { id: pushId } = await startPush(id, push, "test");
    await takePush(pushId, never);
    expect((await listPushes(id))[0]).toMatchObject({
      status: "failed",
      failureReason: expect.stringContaining("401"),
    });
    const asked = hub.requests.length;
    await takePush(pushId, never);
    expect(hub.requests).toHaveLength(asked);
  } finally {
    await hub.close();
  }
});
