import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";

/** A real worker process on the test's database. `kill` is kill -9: no handler runs, nothing is put away. */
export function startWorker(): { kill: () => Promise<void>; stop: () => Promise<void> } {
  const child = spawn(process.execPath, ["--import", "tsx", "worker/main.ts"], {
    cwd: path.join(import.meta.dirname, ".."),
    env: { ...process.env, LOG_LEVEL: "error" },
    stdio: ["ignore", "inherit", "inherit"],
  });
  const end = async (process: ChildProcess, signal: NodeJS.Signals) => {
    if (process.exitCode !== null || process.signalCode !== null) return;
    const exited = once(process, "exit");
    process.kill(signal);
    await exited;
  };
  return { kill: () => end(child, "SIGKILL"), stop: () => end(child, "SIGTERM") };
}
