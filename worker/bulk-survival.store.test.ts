import { beforeAll, expect, test } from "vitest";
import { startBulkAction } from "@/lib/store/bulk-actions";
import { getBulkAction } from "@/lib/store/bulk-views";
import { database } from "@/lib/store/database";
import { bulkDataset } from "@/testing/bulk-dataset";
import { migrateQueue } from "@/testing/migrate-queue";
import { provideTestDatabase } from "@/testing/provide-test-database";
import { startWorker } from "@/testing/start-worker";

provideTestDatabase();
beforeAll(() => migrateQueue(process.env.DATABASE_URL ?? ""));

const RECORDS = 9_000;

test("a worker that is killed in the middle of an action leaves whole batches, and another does the rest, each record once", {
  timeout: 180_000,
}, async () => {
  const { datasetId } = await bulkDataset(RECORDS);
  const { id } = await startBulkAction(
    datasetId,
    {
      wish: { kind: "tag", add: ["once"], remove: [] },
      selection: { kind: "matching", filters: [{ kind: "tag", anyOf: [""] }], exceptIds: [] },
    },
    "test",
  );
  const first = startWorker();
  await expect
    .poll(async () => (await getBulkAction(id)).done, { interval: 5, timeout: 60_000 })
    .toBeGreaterThan(0);
  await first.kill();
  const { done } = await getBulkAction(id);
  expect(await database().bulkChange.count({ where: { actionId: id } })).toBe(done);
  expect(await database().record.count({ where: { tags: { has: "once" } } })).toBe(done);

  const second = startWorker();
  try {
    await expect
      .poll(async () => (await getBulkAction(id)).status, { interval: 200, timeout: 90_000 })
      .toBe("done");
  } finally {
    await second.stop();
  }
  expect(await getBulkAction(id)).toMatchObject({ total: RECORDS, done: RECORDS, changed: RECORDS });
  expect(await database().bulkChange.count({ where: { actionId: id } })).toBe(RECORDS);
  expect(await database().record.count({ where: { tags: { equals: ["once"] } } })).toBe(RECORDS);
});
