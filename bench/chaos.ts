import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isOver } from "@/lib/builds/build-status";
import { getBuildView } from "@/lib/store/build-views";
import { closeDatabase } from "@/lib/store/database";
import { auditBuild, isFlawless } from "@/testing/build-audit";
import { wreakHavoc } from "@/testing/havoc";
import { SampleProcess } from "@/testing/sample-process";
import { WorkerCrew } from "@/testing/worker-crew";
import { launchBenchBuild } from "./launch-bench-build";
import { listProcesses } from "./process-usage";
import { type BenchStudio, startStudio } from "./start-studio";

const LIMIT = 64;
const PACE = "first-token=20,token=0";
const PATIENCE_MS = 1_200_000;

/**
 * A whole studio with a second worker on one build while one thing after the other goes wrong. CHAOS_ITEMS and
 * CHAOS_SEED say how long and in which order; at the end every row is held against what the sample server says.
 */
export async function benchChaos(): Promise<void> {
  const items = Number(process.env.CHAOS_ITEMS ?? 20_000);
  const seed = Number(process.env.CHAOS_SEED ?? Date.now() % 1_000_000);
  console.log(`${items} items, CHAOS_SEED=${seed}`);
  const folder = mkdtempSync(path.join(tmpdir(), "chaos-"));
  const sample = new SampleProcess(path.join(folder, "sent.jsonl"));
  const studio = await startStudio();
  process.env.DATABASE_URL = studio.databaseUrl;
  process.env.STUDIO_DATA_DIR = studio.dataDir;
  const crew = new WorkerCrew(1);
  try {
    const baseUrl = `${await sample.start()}/with/${encodeURIComponent(PACE)}/v1`;
    const startedAt = Date.now();
    const seconds = () => Math.round((Date.now() - startedAt) / 1_000);
    const { id } = await launchBenchBuild(items, baseUrl, LIMIT);
    const havoc = wreakHavoc(
      [
        { name: "a worker of the studio is killed", happen: async () => killChild(studio, "worker/main.ts") },
        { name: "the other worker is killed", happen: (random) => crew.killOne(random) },
        { name: "the other worker stands still", happen: (random) => crew.freezeOne(random, 3_000) },
        { name: "the web process is killed", happen: async () => killChild(studio, "next/dist/bin/next") },
        { name: "Postgres is killed", happen: () => killPostgres(studio, "SIGKILL") },
        { name: "Postgres is shut down at once", happen: () => killPostgres(studio, "SIGQUIT") },
        { name: "the server dies", happen: (random) => sample.die(500 + random.below(4_000)) },
        { name: "the server hangs", happen: (random) => sample.hang(1_000 + random.below(6_000)) },
        { name: "429 in a burst", happen: () => sample.misbehave("rate-limit=0.8,retry-after=1", 3_000) },
        { name: "503 in a burst", happen: () => sample.misbehave("overload=0.8", 3_000) },
        { name: "resets in a burst", happen: () => sample.misbehave("reset=0.5", 2_000) },
        {
          name: "streams are cut",
          happen: () => sample.misbehave("cut=0.4,error-field=0.1,bad-json=0.1", 3_000),
        },
      ],
      { seed, everyMs: [1_000, 5_000], tell: (name) => console.log(`  ${seconds()} s: ${name}`) },
    );
    // The last tenth is left in peace: what goes wrong at the very end is no different, but takes its time.
    await untilSettled(id, 0.9 * items, startedAt);
    const counts = await havoc.end();
    await untilSettled(id, items, startedAt);
    const tookS = seconds();
    console.table(Object.fromEntries([...counts].map(([name, times]) => [name, { times }])));
    const audit = await auditBuild(id, sample.sentTexts());
    console.table({ [`build ${id}, ${tookS} s`]: audit });
    console.log(isFlawless(audit) ? "Nothing lost, nothing twice." : "NOT FLAWLESS");
    if (!isFlawless(audit)) process.exitCode = 1;
  } finally {
    await crew.stop();
    await sample.stop();
    await closeDatabase().catch(() => {});
    await studio.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Waits until so many items have a record or gave up, and, for all of them, until the build is over. */
async function untilSettled(id: number, wanted: number, startedAt: number): Promise<void> {
  for (let toldAt = Date.now(); ; await sleep(500)) {
    // Postgres may be away just now.
    const view = await getBuildView(id).catch(() => null);
    if (view === null) continue;
    const { kept, dropped, failed, total } = view.counts;
    const settled = kept + dropped + failed;
    if (wanted < total ? settled >= wanted : isOver(view.status)) return;
    if (Date.now() - startedAt > PATIENCE_MS)
      throw new Error(`Build ${id} is ${view.status} with ${settled} of ${total}.`);
    if (Date.now() - toldAt < 10_000) continue;
    toldAt = Date.now();
    console.log(
      `  ${settled} of ${total} settled, ${failed} failed, ${Math.round(view.ratePerSecond ?? 0)}/s`,
    );
  }
}

/** The supervisor starts it again. */
function killChild({ pid }: BenchStudio, command: string): void {
  for (const one of listProcesses())
    if (one.parent === pid && one.command.includes(command)) kill(one.pid, "SIGKILL");
}

/** The studio starts it again within a second or two. SIGKILL takes all of its processes at once. */
async function killPostgres(studio: BenchStudio, signal: "SIGKILL" | "SIGQUIT"): Promise<void> {
  const postmaster = studio.postgresPid();
  const children = listProcesses().filter(({ parent }) => parent === postmaster);
  kill(postmaster, signal);
  if (signal === "SIGKILL") for (const { pid } of children) kill(pid, signal);
}

function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // it is gone already
  }
}
