import { loadavg } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { type BulkWish, isBulkUnderWay } from "@/lib/datasets/bulk-action";
import { startBulkAction, undoBulkAction } from "@/lib/store/bulk-actions";
import { countBulk } from "@/lib/store/bulk-counts";
import { type BulkActionView, getBulkAction } from "@/lib/store/bulk-views";
import { database } from "@/lib/store/database";
import { startWorker } from "@/testing/start-worker";
import { openBenchDatabase } from "./bench-database";
import { fillBenchBuild } from "./fill-bench-build";

const RECORDS = Number(process.env.RECORDS ?? 1_000_000);
const all = { kind: "matching" as const, filters: [], exceptIds: [] };

/** How long it takes to do one thing to all records of a dataset, and to take it back, with one worker. */
export async function benchBulk(): Promise<void> {
  const opened = await openBenchDatabase();
  try {
    const { datasetId } = await fillBenchBuild(RECORDS);
    await database().$executeRaw`VACUUM ANALYZE record`;
    const worker = startWorker();
    try {
      console.log(`${RECORDS.toLocaleString("en")} records in one dataset; load ${load()}`);
      const tag: BulkWish = { kind: "tag", add: ["golden"], remove: [] };
      const countedAt = performance.now();
      await countBulk(datasetId, tag, all);
      console.log(`counted: ${seconds(performance.now() - countedAt)} s`);
      await thereAndBack(datasetId, tag);
      await thereAndBack(datasetId, { kind: "exclude", note: "off topic" });
      await thereAndBack(datasetId, { kind: "move", to: { kind: "new", name: "Elsewhere" } });
      await thereAndBack(datasetId, { kind: "copy", to: { kind: "new", name: "Copies" } });
      await thereAndBack(datasetId, { kind: "refilter", preset: "studio" });
    } finally {
      await worker.stop();
    }
  } finally {
    await opened.close();
  }
}

async function thereAndBack(datasetId: number, wish: BulkWish): Promise<void> {
  const startedAt = performance.now();
  const { id } = await startBulkAction(datasetId, { wish, selection: all }, "bench");
  const handedAt = performance.now();
  const { action, changesMb } = await settled(id);
  const ms = performance.now() - handedAt;
  console.log(
    `${wish.kind}: ${action.status}, ${action.changed} changed in ${seconds(ms)} s, ${Math.round((action.done / ms) * 1_000)} records/s; handed over in ${seconds(handedAt - startedAt)} s; changes take ${changesMb} MB; load ${load()}`,
  );
  const undoneAt = performance.now();
  await undoBulkAction(id, "bench");
  const { action: undone } = await settled(id);
  console.log(
    `  undone in ${seconds(performance.now() - undoneAt)} s: ${undone.restored} put back, ${undone.stayed} stayed`,
  );
}

async function settled(id: number): Promise<{ action: BulkActionView; changesMb: number }> {
  for (;;) {
    const action = await getBulkAction(id);
    if (isBulkUnderWay(action.status)) {
      await sleep(100);
      continue;
    }
    const [size] = await database().$queryRaw<{ bytes: bigint }[]>`
      SELECT pg_total_relation_size('bulk_change') AS bytes`;
    return { action, changesMb: Math.round(Number(size?.bytes ?? 0) / 1e6) };
  }
}

const load = () => loadavg()[0]?.toFixed(1) ?? "?";
const seconds = (ms: number) => (ms / 1_000).toFixed(1);
