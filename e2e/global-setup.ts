import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";

const repoRoot = path.resolve(import.meta.dirname, "..");
const dataDir = path.join(repoRoot, ".data", "e2e");
const patienceMs = 300_000;

/**
 * Starts the real studio, as `npm start` does, on an empty data folder and free ports; answers how to stop it.
 * With STUDIO_E2E_URL set the tests run against that studio instead.
 */
export default async function startStudio(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.STUDIO_E2E_URL) return undefined;
  execFileSync(process.execPath, [script("empty-data-dir.mjs"), dataDir], { stdio: "inherit" });
  // The channel makes the studio end even when this process is killed.
  const exitWithParent = pathToFileURL(script("exit-with-parent.mjs")).href;
  const studio = spawn(process.execPath, ["--import", exitWithParent, script("start.mjs")], {
    cwd: repoRoot,
    env: { ...process.env, STUDIO_DATA_DIR: dataDir, DATABASE_URL: "", PORT: "0", SAMPLE_PORT: "0" },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  const output: string[] = [];
  studio.stdout?.on("data", (chunk) => output.push(String(chunk)));
  studio.stderr?.on("data", (chunk) => output.push(String(chunk)));
  try {
    process.env.STUDIO_E2E_URL = await waitForAddress(studio);
  } catch (error) {
    studio.kill("SIGTERM");
    process.stderr.write(output.join(""));
    throw error;
  }
  return async () => {
    if (hasEnded(studio)) return;
    studio.kill("SIGTERM");
    await once(studio, "exit");
  };
}

function script(name: string): string {
  return path.join(repoRoot, "scripts", name);
}

async function waitForAddress(studio: ChildProcess): Promise<string> {
  const giveUpAt = Date.now() + patienceMs;
  while (Date.now() < giveUpAt) {
    if (hasEnded(studio))
      throw new Error(`The studio ended with exit code ${studio.exitCode} while it was starting.`);
    const url = readAddress();
    if (url !== null) return url;
    await sleep(200);
  }
  throw new Error(`The studio did not start within ${patienceMs / 1000} s.`);
}

function readAddress(): string | null {
  const file = path.join(dataDir, "studio.json");
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as { url: string | null }).url : null;
}

function hasEnded(studio: ChildProcess): boolean {
  return studio.exitCode !== null || studio.signalCode !== null;
}
