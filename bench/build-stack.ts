import type { ChildProcess } from "node:child_process";
import path from "node:path";
import { closeDatabase } from "@/lib/store/database";
import { endProgram, firstMessage, repoRoot, startProgram } from "@/testing/child-processes";
import { postgresPid } from "./postgres-pid";

/** What a build needs and nothing else: a Postgres, a sample server and workers, each in a process of its own. */
export type BuildStack = {
  /** `http://127.0.0.1:PORT` */
  sampleOrigin: string;
  sample: ChildProcess;
  /** Of Postgres itself; NaN where it is not of this machine. */
  postgresPid: () => number;
  startWorker: () => ChildProcess;
  /** Those that run. */
  workers: () => ChildProcess[];
  close: () => Promise<void>;
};

/** As scripts/stack.mjs starts it. */
const WORKER_OPTIONS = "--max-old-space-size=288 --max-semi-space-size=8";
const dataDir = path.join(repoRoot, ".data", "bench-builds");

/** Starts from an empty database, which DATABASE_URL of this process then names. */
export async function startBuildStack({ sampleArgs = [] as string[] } = {}): Promise<BuildStack> {
  const env = { STUDIO_DATA_DIR: dataDir, DATABASE_URL: "", SAMPLE_SERVER_URL: "" };
  const database = startProgram("scripts/serve-database.mjs", [], env);
  const { url } = await firstMessage<{ url: string }>(database);
  process.env.DATABASE_URL = url;
  process.env.STUDIO_DATA_DIR = dataDir;
  process.env.LOG_LEVEL ??= "warn";
  await setUp();
  const sample = startProgram("testing/sample-server/main.ts", sampleArgs);
  const { port } = await firstMessage<{ port: number }>(sample);
  const workers: ChildProcess[] = [];
  return {
    sampleOrigin: `http://127.0.0.1:${port}`,
    sample,
    postgresPid: () => postgresPid(dataDir),
    startWorker: () => {
      const env = { BENCH_NODE_OPTIONS: `${WORKER_OPTIONS} ${process.env.BENCH_WORKER_OPTIONS ?? ""}` };
      const worker = startProgram("worker/main.ts", [], env);
      workers.push(worker);
      return worker;
    },
    workers: () => workers.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null),
    close: async () => {
      await Promise.all(workers.map((worker) => endProgram(worker)));
      await endProgram(sample);
      await closeDatabase();
      await endProgram(database);
    },
  };
}

/** The queue's tables and the starting set, as the first start of the studio loads them. */
async function setUp(): Promise<void> {
  const child = startProgram("cli/main.ts", ["setup"]);
  await new Promise<void>((resolve, reject) => {
    child.once("exit", (code) => (code === 0 ? resolve() : reject(new Error("cli setup failed"))));
  });
}
