import type { ChildProcess } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { isOver } from "@/lib/builds/build-status";
import { getBuildView } from "@/lib/store/build-views";
import { findBuildStatus } from "@/lib/store/builds";
import { endProgram, firstMessage, startProgram } from "@/testing/child-processes";
import type { BareResult, BareWish } from "./bare-loop";
import { type BuildStack, startBuildStack } from "./build-stack";
import { launchBenchBuild } from "./launch-bench-build";
import { cpuSeconds, cpuSecondsOfTree } from "./process-usage";

const CONCURRENCY = 64;

type Pace = { name: string; settings: string; items: number; runs: number };

/** Long enough that filling and draining the server's slots, which both sides pay, weighs little. */
const PACES: Pace[] = [
  {
    name: "50 ms to the first token, 2 ms a token",
    settings: "first-token=50,token=2",
    items: 4_000,
    runs: 3,
  },
  { name: "no latency at all", settings: "first-token=0,token=0", items: 4_000, runs: 3 },
];

/** CPU seconds by process. */
type Cpu = { client: number; sample: number; postgres: number };
type Run = { seconds: number; items: number; tokens: number; cpu: Cpu };

/**
 * A build beside a bare loop of the same client that stores nothing: the same requests at the same concurrency to the
 * same server, in turns, in one run. BENCH_ITEMS and BENCH_RUNS make it shorter or longer.
 */
export async function benchBuilds(): Promise<void> {
  const stack = await startBuildStack();
  try {
    stack.startWorker();
    for (const pace of PACES) await comparePace(stack, shortened(pace));
    await compareWorkers(stack);
  } finally {
    await stack.close();
  }
}

function shortened(pace: Pace): Pace {
  const { BENCH_ITEMS, BENCH_RUNS } = process.env;
  return { ...pace, items: Number(BENCH_ITEMS ?? pace.items), runs: Number(BENCH_RUNS ?? pace.runs) };
}

async function comparePace(stack: BuildStack, { name, settings, items, runs }: Pace): Promise<void> {
  const baseUrl = `${stack.sampleOrigin}/with/${encodeURIComponent(settings)}/v1`;
  console.log(`\n${name}, ${CONCURRENCY} in flight, ${items} items a run`);
  const bare: Run[] = [];
  const studio: Run[] = [];
  // One of each to warm up: code is compiled, memory is taken, the queue's tables have statistics.
  await runBare(stack, baseUrl, Math.ceil(items / 4));
  await runBuild(stack, baseUrl, Math.ceil(items / 4));
  for (let run = 0; run < runs; run += 1) {
    bare.push(tell("bare loop", await runBare(stack, baseUrl, items)));
    studio.push(tell("build", await runBuild(stack, baseUrl, items)));
  }
  const ratios = studio.map((one, i) => perSecond(one) / perSecond(bare[i] ?? one));
  console.log(
    `  build / bare loop, items per second: median ${rounded(median(ratios))} of ${ratios.map(rounded).join(", ")}`,
  );
}

async function runBare(stack: BuildStack, baseUrl: string, items: number): Promise<Run> {
  const child = startProgram("bench/bare-loop.ts");
  await firstMessage(child);
  const before = usage(stack, []);
  const wish: BareWish = { baseUrl, items, concurrency: CONCURRENCY };
  child.send(wish);
  const { seconds, tokens, cpuSeconds: client } = await firstMessage<BareResult>(child);
  const cpu = { ...since(before, usage(stack, [])), client };
  await endProgram(child);
  return { seconds, items, tokens, cpu };
}

/** The same address, where the server says how many it takes at once: a limit starts from that. */
const withSlots = (baseUrl: string, slots: number) =>
  baseUrl.replace(/\/v1$/, `${encodeURIComponent(`,slots=${slots}`)}/v1`);

async function runBuild(stack: BuildStack, baseUrl: string, items: number): Promise<Run> {
  // One place is kept for previews, so that the build has as many as the bare loop.
  const { id } = await launchBenchBuild(items, withSlots(baseUrl, CONCURRENCY + 1), CONCURRENCY + 1);
  const before = usage(stack, stack.workers());
  for (;;) {
    const build = await findBuildStatus(id);
    if (build === null || isOver(build.status)) break;
    await sleep(100);
  }
  const cpu = since(before, usage(stack, stack.workers()));
  const { startedAt, finishedAt, counts, tokensOut, status } = await getBuildView(id);
  if (status !== "done" || counts.kept + counts.dropped !== items) {
    throw new Error(`Build ${id} is ${status} with ${JSON.stringify(counts)}, not ${items} records.`);
  }
  const seconds = (Date.parse(finishedAt ?? "") - Date.parse(startedAt ?? "")) / 1_000;
  return { seconds, items, tokens: tokensOut, cpu };
}

/** What one worker sustains and what two do, where the sample server answers at once. */
async function compareWorkers(stack: BuildStack): Promise<void> {
  const { settings, items, runs } = shortened(PACES[1] ?? { name: "", settings: "", items: 0, runs: 0 });
  const baseUrl = `${stack.sampleOrigin}/with/${encodeURIComponent(settings)}/v1`;
  console.log(`\nTwo workers beside one, no latency, ${items} items a run`);
  const one: Run[] = [];
  const two: Run[] = [];
  for (let run = 0; run < runs; run += 1) {
    one.push(tell("one worker", await runBuild(stack, baseUrl, items)));
    const second = stack.startWorker();
    await runBuild(stack, baseUrl, Math.ceil(items / 4)); // it takes part from the first item on
    two.push(tell("two workers", await runBuild(stack, baseUrl, items)));
    await endProgram(second);
  }
  const ratios = two.map((run, i) => perSecond(run) / perSecond(one[i] ?? run));
  console.log(
    `  two / one, items per second: median ${rounded(median(ratios))} of ${ratios.map(rounded).join(", ")}`,
  );
}

function usage(stack: BuildStack, clients: readonly ChildProcess[]): Cpu {
  return {
    client: clients.reduce((sum, { pid }) => sum + cpuSeconds(pid ?? 0), 0),
    sample: cpuSeconds(stack.sample.pid ?? 0),
    postgres: cpuSecondsOfTree(stack.postgresPid()),
  };
}

const since = (before: Cpu, after: Cpu): Cpu => ({
  client: after.client - before.client,
  sample: after.sample - before.sample,
  postgres: after.postgres - before.postgres,
});

const perSecond = ({ items, seconds }: Run) => items / seconds;

function tell(name: string, run: Run): Run {
  const { client, sample, postgres } = run.cpu;
  console.log(
    `  ${name.padEnd(12)} ${rounded(run.seconds)} s: ${rounded(perSecond(run))} items/s, ` +
      `${Math.round(run.tokens / run.seconds)} tokens/s; CPU s: client ${rounded(client)}, ` +
      `sample server ${rounded(sample)}, Postgres ${rounded(postgres)}`,
  );
  return run;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

const rounded = (value: number) => Math.round(value * 100) / 100;
