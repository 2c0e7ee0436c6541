import { setTimeout as sleep } from "node:timers/promises";
import { isOver } from "@/lib/builds/build-status";
import { getBuildView } from "@/lib/store/build-views";
import { findBuildStatus } from "@/lib/store/builds";
import { database } from "@/lib/store/database";
import { launchInventingBuild } from "@/testing/launch-inventing-build";
import { type BuildStack, startBuildStack } from "./build-stack";
import { launchBenchBuild } from "./launch-bench-build";

const CONCURRENCY = 16;
const REQUESTS = 240;
/** About a hundred tokens a second for each request, as a large model on a busy machine writes. */
const PACE = "first-token=120,token=10";

type Run = { seconds: number; requests: number; atServerMs: number };

/**
 * How busy a server is kept by a build that reads its answers in order and may run ahead of them by a lag, beside a
 * plain build and beside one that asks everything at once. BENCH_REQUESTS makes it shorter or longer.
 */
export async function benchInventing(): Promise<void> {
  const stack = await startBuildStack();
  const requests = Number(process.env.BENCH_REQUESTS ?? REQUESTS);
  try {
    stack.startWorker();
    await runInventing(stack, Math.ceil(requests / 6), requests); // to warm up
    console.log(`${PACE}, ${CONCURRENCY} in flight, ${requests} requests a run`);
    const plain = tell("plain build", await runPlain(stack, requests));
    const atOnce = tell("inventing, all asked at once", await runInventing(stack, requests, requests));
    for (const times of [1, 2, 4, 8]) {
      const run = await runInventing(stack, requests, times * CONCURRENCY);
      tell(`inventing, lag ${times} × concurrency`, run);
      console.log(
        `    of the plain build’s use of the server ${ratio(use(run), use(plain))}; of asking all at once, requests per second ${ratio(perSecond(run), perSecond(atOnce))}`,
      );
    }
  } finally {
    await stack.close();
  }
}

/** One place is kept for previews. */
const address = (stack: BuildStack) =>
  `${stack.sampleOrigin}/with/${encodeURIComponent(`${PACE},faultless,slots=${CONCURRENCY + 1}`)}/v1`;

async function runPlain(stack: BuildStack, requests: number): Promise<Run> {
  const { id } = await launchBenchBuild(requests, address(stack), CONCURRENCY + 1);
  await ended(id);
  const sum = await database().record.aggregate({ where: { buildId: id }, _sum: { totalMs: true } });
  return { ...(await timeOf(id)), requests, atServerMs: sum._sum.totalMs ?? 0 };
}

async function runInventing(stack: BuildStack, requests: number, lag: number): Promise<Run> {
  const { id } = await launchInventingBuild(null, address(stack), {
    settings: { lag, maxRequests: requests },
    maxInFlight: CONCURRENCY + 1,
  });
  await ended(id);
  const sum = await database().buildAnswer.aggregate({ where: { buildId: id }, _sum: { totalMs: true } });
  return { ...(await timeOf(id)), requests, atServerMs: sum._sum.totalMs ?? 0 };
}

async function ended(id: number): Promise<void> {
  for (;;) {
    const build = await findBuildStatus(id);
    if (build === null || isOver(build.status)) return;
    await sleep(100);
  }
}

async function timeOf(id: number): Promise<{ seconds: number }> {
  const { startedAt, finishedAt, status } = await getBuildView(id);
  if (status !== "done") throw new Error(`Build ${id} is ${status}, not done.`);
  return { seconds: (Date.parse(finishedAt ?? "") - Date.parse(startedAt ?? "")) / 1_000 };
}

/** The share of the places at the server that was used, 0 to 1. */
const use = ({ atServerMs, seconds }: Run) => atServerMs / 1_000 / seconds / CONCURRENCY;
const perSecond = ({ requests, seconds }: Run) => requests / seconds;
const ratio = (a: number, b: number) => (a / b).toFixed(2);

function tell(name: string, run: Run): Run {
  console.log(
    `  ${name.padEnd(30)} ${run.seconds.toFixed(1)} s, ${perSecond(run).toFixed(2)} requests/s, ${(100 * use(run)).toFixed(0)} % of the places used`,
  );
  return run;
}
