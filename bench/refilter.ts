import { loadavg } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { isUnderWay } from "@/lib/builds/refilter";
import { getPreset } from "@/lib/filters/presets";
import { database } from "@/lib/store/database";
import { tryPresetOnBuild } from "@/lib/store/preset-trials";
import { getRefilter } from "@/lib/store/refilter-views";
import { startRefilter, undoRefilter } from "@/lib/store/refilters";
import { startWorker } from "@/testing/start-worker";
import { openBenchDatabase } from "./bench-database";
import { fillBenchBuild } from "./fill-bench-build";

const RECORDS = Number(process.env.BENCH_RECORDS ?? 360_000);

/** How long a whole build takes to be judged anew, with either preset, and to be put back. */
export async function benchRefilter(): Promise<void> {
  const opened = await openBenchDatabase();
  try {
    const { id: build } = await fillBenchBuild(RECORDS);
    await database().$executeRaw`VACUUM ANALYZE record`;
    const worker = startWorker();
    try {
      await report(build);
    } finally {
      await worker.stop();
    }
  } finally {
    await opened.close();
  }
}

async function report(build: number): Promise<void> {
  console.log(`${RECORDS.toLocaleString("en")} records judged by dromedary-v1; load ${load()}`);
  const trialAt = performance.now();
  await tryPresetOnBuild(build, getPreset("studio"), { limit: 2_000, isRandom: true });
  console.log(`trial on 2,000 random records: ${seconds(performance.now() - trialAt)} s`);
  const first = await refilter(build, "studio");
  const again = await refilter(build, "studio");
  await refilter(build, "dromedary-v1");
  const undoneAt = performance.now();
  const { id } = await getRefilter(again + 1);
  await undoRefilter(id, "bench");
  await settled(id);
  const { restored } = await getRefilter(id);
  console.log(`undo of the last: ${seconds(performance.now() - undoneAt)} s, ${restored} records put back`);
  const { moves } = await getRefilter(first);
  for (const { before, after, count } of moves.sort((a, b) => b.count - a.count))
    console.log(`  ${(before ?? "kept").padEnd(16)} -> ${(after ?? "kept").padEnd(16)} ${count}`);
}

async function refilter(build: number, name: string): Promise<number> {
  const before = load();
  const at = performance.now();
  const { id } = await startRefilter(build, getPreset(name), "bench");
  await settled(id);
  const { judged, changed, status } = await getRefilter(id);
  const ms = performance.now() - at;
  console.log(
    `re-filter with ${name}: ${seconds(ms)} s, ${Math.round((judged / ms) * 1_000)} records/s, ${judged} judged, ${changed} changed, ${status} (load ${before} before, ${load()} after)`,
  );
  return id;
}

async function settled(id: number): Promise<void> {
  while (isUnderWay((await getRefilter(id)).status)) await sleep(100);
}

const load = () => loadavg()[0]?.toFixed(1) ?? "?";
const seconds = (ms: number) => (ms / 1_000).toFixed(1);
