import { setTimeout as sleep } from "node:timers/promises";
import { database } from "@/lib/store/database";
import { saveServer } from "@/lib/store/servers";
import { countAliveWorkers } from "@/lib/store/workers";
import { endProgram, firstMessage, startProgram } from "@/testing/child-processes";
import { launchTestBuild } from "@/testing/launch-test-build";
import { startWorker } from "@/testing/start-worker";
import { openBenchDatabase } from "./bench-database";

const CEILING = 64;
const CAPACITY = [64, 8, 32];
const EACH_SECONDS = 20;
const PACE = "first-token=50,token=4";
const ITEMS = 20_000;
const WORKERS = 2;
/** What counts as following: within the capacity, and using so much of it, for two seconds. */
const USED = 0.7;

type Second = { at: number; capacity: number; inFlight: number; limit: number; refused: number };

/**
 * A build against a server whose capacity changes while it runs, with real workers and the sample server in processes
 * of their own. What is in flight is what the server counts, not what the studio thinks.
 */
export async function benchAdaptation(): Promise<void> {
  const { close } = await openBenchDatabase();
  process.env.LOG_LEVEL ??= "warn";
  const sample = startProgram("testing/sample-server/main.ts");
  const { port } = await firstMessage<{ port: number }>(sample);
  const settings = `${PACE},slots=${CAPACITY.join("/")}@${EACH_SECONDS}`;
  const origin = `http://127.0.0.1:${port}/with/${encodeURIComponent(settings)}`;
  const workers = Array.from({ length: WORKERS }, () => startWorker());
  try {
    while ((await countAliveWorkers()) < WORKERS) await sleep(100);
    const { id } = await launchTestBuild(ITEMS, `${origin}/v1`);
    const server = await database().server.findFirstOrThrow({ where: { builds: { some: { id } } } });
    const { name, baseUrl, model } = server;
    await saveServer(server.id, { name, baseUrl, model, maxInFlight: CEILING }, "bench");
    const line = await watch(`${origin}/metrics`, server.id);
    const records = await database().record.count({ where: { buildId: id } });
    const failures = await database().buildFailure.count({ where: { buildId: id, gaveUpAt: { not: null } } });
    report(line, { records, failures });
    const moves = await database().serverMove.findMany({
      where: { serverId: server.id },
      orderBy: { id: "asc" },
    });
    for (const { cause, message } of moves) console.log(`  ${cause}: ${message}`);
  } finally {
    await Promise.all(workers.map((worker) => worker.stop()));
    await endProgram(sample);
    await close();
  }
}

/** Twice a second from the first completion on, to the end of the last capacity. */
async function watch(metricsUrl: string, serverId: number): Promise<Second[]> {
  const line: Second[] = [];
  let beganAt: number | null = null;
  for (;;) {
    await sleep(500);
    const text = await (await fetch(metricsUrl)).text();
    const gauge = (name: string) =>
      Number(new RegExp(`^sample:${name} (\\S+)$`, "m").exec(text)?.[1] ?? Number.NaN);
    const inFlight = gauge("requests_processing");
    if (beganAt === null && inFlight === 0) continue;
    beganAt ??= performance.now();
    const at = (performance.now() - beganAt) / 1_000;
    const pace = await database().serverPace.findUnique({ where: { serverId } });
    line.push({
      at,
      capacity: gauge("slots"),
      inFlight,
      limit: pace?.limitNow ?? 0,
      refused: gauge("refused_total"),
    });
    if (at > CAPACITY.length * EACH_SECONDS) return line;
  }
}

function report(line: readonly Second[], { records, failures }: { records: number; failures: number }): void {
  console.log("second  capacity  limit  in flight, as the server counts it");
  for (const { at, capacity, inFlight, limit } of line.filter((_, i) => i % 2 === 0)) {
    const cells = [at.toFixed(0).padStart(6), String(capacity).padStart(9), limit.toFixed(0).padStart(6)];
    console.log(`${cells.join(" ")}  ${"█".repeat(Math.min(inFlight, 80))} ${inFlight}`);
  }
  const refused = line.at(-1)?.refused ?? 0;
  const inFlight = line.at(-1)?.inFlight ?? 0;
  const asked = records + failures + refused + inFlight;
  console.table({
    "refused requests": refused,
    "requests in all": asked,
    "refused, %": round((100 * refused) / asked),
    "records stored": records,
    "items that failed for good": failures,
    ...Object.fromEntries(
      CAPACITY.slice(1).map((capacity, i) => [
        `seconds until it follows ${CAPACITY[i]} → ${capacity}`,
        secondsUntil(line, capacity) ?? "not while it lasted",
      ]),
    ),
  });
  console.log(
    `${WORKERS} workers, ceiling ${CEILING}, the server paces ${PACE} (ms), Retry-After 1 s at a refusal.`,
  );
}

/**
 * From the first moment with this capacity until what is in flight fits it and uses it, and still does a second later;
 * null where it never did, e.g. on a machine that is too busy to fill the server.
 */
function secondsUntil(line: readonly Second[], capacity: number): number | null {
  const during = line.filter((one) => one.capacity === capacity);
  const fits = ({ inFlight }: Second) => inFlight <= capacity && inFlight >= USED * capacity;
  const at = during.findIndex((_, i) => during.slice(i, i + 3).every(fits));
  const [first, follows] = [during[0], during[at]];
  return first === undefined || follows === undefined ? null : round(follows.at - first.at);
}

const round = (number: number) => Math.round(number * 100) / 100;
