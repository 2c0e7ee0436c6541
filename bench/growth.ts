import { setTimeout as sleep } from "node:timers/promises";
import { isOver } from "@/lib/builds/build-status";
import { itemSeed } from "@/lib/builds/seeds";
import { getBuildView, listBuilds } from "@/lib/store/build-views";
import { cancelBuild, findBuildStatus } from "@/lib/store/builds";
import { database } from "@/lib/store/database";
import { getHome } from "@/lib/store/home";
import { insertRecords, type NewRecord } from "@/lib/store/record-inserts";
import { newRecord } from "@/testing/new-record";
import { samplePrompt } from "@/testing/sample-server/sample-prompt";
import { writeCompletion } from "@/testing/sample-server/write-completion";
import { BUILD_SEED, benchRequests } from "./bench-requests";
import { type BuildStack, startBuildStack } from "./build-stack";
import { launchBenchBuild } from "./launch-bench-build";
import { residentMb } from "./process-usage";

const SMALL = 10_000;
const LARGE = Number(process.env.GROWTH_LARGE ?? 350_000);
/** As many as a worker stores at once at a few hundred records a second. */
const BATCH = 50;
const MEASURED = 60;
const FILL = 1_000;

/**
 * What a batch of records and a look at the panel cost in a build of 10,000 records and in one of 350,000; then the
 * memory of a worker over a long build without latency, GROWTH_ITEMS long (0: not at all; the real thing is 360000). GROWTH_LARGE makes the large one smaller.
 */
export async function benchGrowth(): Promise<void> {
  const stack = await startBuildStack();
  try {
    await measureCosts(stack);
    const items = Number(process.env.GROWTH_ITEMS ?? 40_000);
    if (items > 0) await measureMemory(stack, items);
  } finally {
    await stack.close();
  }
}

async function measureCosts(stack: BuildStack): Promise<void> {
  // No worker runs: the build stands still, and its records come from here.
  const { id } = await launchBenchBuild(16, `${stack.sampleOrigin}/v1`, 8);
  const { datasetId } = await database().build.findUniqueOrThrow({ where: { id } });
  const recordOf = recordMaker({ id, datasetId });
  let next = 0;
  const insert = (count: number) => insertRecords(Array.from({ length: count }, () => recordOf(next++)));
  const rows: Record<string, Costs> = {};
  for (const size of [SMALL, LARGE]) {
    const startedAt = performance.now();
    while (next < size) await insert(Math.min(FILL, size - next));
    console.log(`filled to ${size} records, ${rounded((performance.now() - startedAt) / 1_000)} s`);
    const row = await costs(id, () => insert(BATCH));
    rows[`${size} records`] = row;
    console.log(`  ${JSON.stringify(row)}`);
  }
  const [small, large] = Object.values(rows);
  if (small !== undefined && large !== undefined) {
    rows["large / small"] = Object.fromEntries(
      Object.entries(large).map(([what, ms]) => [what, rounded(ms / (small[what] ?? Number.NaN))]),
    );
  }
  console.table(rows);
  await cancelBuild(id, "bench");
}

/** Median milliseconds. */
type Costs = Record<string, number>;

async function costs(id: number, insertBatch: () => Promise<unknown>): Promise<Costs> {
  const works: Record<string, () => Promise<unknown>> = {
    [`insert ${BATCH} records, ms`]: insertBatch,
    "panel of the build, ms": () => getBuildView(id),
    "list of builds, ms": () => listBuilds(),
    "home, ms": () => getHome(),
  };
  const times = new Map(Object.keys(works).map((name) => [name, [] as number[]]));
  // In turns, as they come while a build runs; the first few warm up.
  for (let run = -10; run < MEASURED; run += 1) {
    for (const [name, work] of Object.entries(works)) {
      const start = performance.now();
      await work();
      if (run >= 0) times.get(name)?.push(performance.now() - start);
    }
  }
  return Object.fromEntries([...times].map(([name, all]) => [name, rounded(median(all))]));
}

/** Records as the sample server's completions make them: a few hundred texts, each time with another number in them. */
function recordMaker(build: { id: number; datasetId: number }): (item: number) => NewRecord {
  const requests = benchRequests(400);
  const texts = requests.map(({ instruction }, seed) =>
    writeCompletion(samplePrompt(instruction), { seed, temperature: 0.5, topP: 0.95, isFaultless: false }),
  );
  return (item) => {
    const request = requests[item % requests.length] ?? { instruction: "", input: "" };
    const rawText = `${texts[item % texts.length]?.text ?? ""} ${item}`;
    const middle = Math.floor(rawText.length / 3);
    const [thoughts, reply] = [rawText.slice(0, middle), rawText.slice(middle)];
    const isKept = item % 5 !== 0;
    return newRecord(build, item, {
      ...request,
      rawText,
      thoughts,
      reply,
      output: reply,
      verdict: isKept ? "kept" : "dropped",
      reason: isKept ? null : (["no_reply", "too_short", "leak"][item % 3] ?? null),
      seed: itemSeed(BUILD_SEED, item, 0),
      cited: [1 + (item % 16), 1 + ((item * 7) % 16)].toSorted((a, b) => a - b),
      completionTokens: 60 + (item % 90),
    });
  };
}

async function measureMemory(stack: BuildStack, items: number): Promise<void> {
  console.log(`\nA worker over ${items} items without latency`);
  const worker = stack.startWorker();
  const baseUrl = `${stack.sampleOrigin}/with/${encodeURIComponent("first-token=0,token=0")}/v1`;
  const { id } = await launchBenchBuild(items, baseUrl, 64);
  const startedAt = Date.now();
  for (let toldAt = 0; ; await sleep(500)) {
    const build = await findBuildStatus(id);
    const isDone = build === null || isOver(build.status);
    if (isDone || Date.now() - toldAt > 15_000) {
      toldAt = Date.now();
      const { counts } = await getBuildView(id);
      const { now, highest } = residentMb(worker.pid ?? 0);
      const settled = counts.kept + counts.dropped + counts.failed;
      console.log(
        `  ${Math.round((toldAt - startedAt) / 1_000)} s: ${settled} settled, ${rounded(now)} MB, at most ${rounded(highest)} MB`,
      );
    }
    if (isDone) return;
  }
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

const rounded = (value: number) => Math.round(value * 100) / 100;
