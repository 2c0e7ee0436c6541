import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { postgresPid } from "./postgres-pid";

const repoRoot = path.resolve(import.meta.dirname, "..");
const dataDir = path.join(repoRoot, ".data", "bench");
const PATIENCE_MS = 600_000;

export type BenchStudio = {
  url: string;
  /** The sample server it started, in a process of its own: `http://127.0.0.1:PORT`. */
  sampleOrigin: string;
  /** Of the process that keeps all others. */
  pid: number;
  databaseUrl: string;
  dataDir: string;
  postgresPid: () => number;
  stop: () => Promise<void>;
};

/** Starts the whole studio as `npm start` does, on a data folder of its own and free ports. */
export async function startStudio(): Promise<BenchStudio> {
  const script = (name: string) => path.join(repoRoot, "scripts", name);
  // The channel makes the studio end even when this process is killed.
  const exitWithParent = pathToFileURL(script("exit-with-parent.mjs")).href;
  const studio = spawn(process.execPath, ["--import", exitWithParent, script("start.mjs")], {
    cwd: repoRoot,
    env: { ...process.env, STUDIO_DATA_DIR: dataDir, DATABASE_URL: "", PORT: "0", SAMPLE_PORT: "0" },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const stop = async () => {
    if (hasEnded(studio)) return;
    const ended = once(studio, "exit");
    studio.kill("SIGTERM");
    await ended;
  };
  for (const giveUpAt = Date.now() + PATIENCE_MS; Date.now() < giveUpAt; await sleep(200)) {
    if (hasEnded(studio))
      throw new Error(`The studio ended with exit code ${studio.exitCode} while it started.`);
    const { pid, url, samplePort, databaseUrl = "" } = readRuntime();
    if (pid === undefined || pid !== studio.pid || !url) continue;
    const sampleOrigin = `http://127.0.0.1:${samplePort}`;
    return { url, sampleOrigin, pid, databaseUrl, dataDir, postgresPid: () => postgresPid(dataDir), stop };
  }
  await stop();
  throw new Error(`The studio did not start within ${PATIENCE_MS / 1000} s.`);
}

type Runtime = { pid?: number; url?: string | null; samplePort?: number; databaseUrl?: string };

function readRuntime(): Runtime {
  const file = path.join(dataDir, "studio.json");
  try {
    return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
  } catch {
    return {}; // it is being written
  }
}

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;
