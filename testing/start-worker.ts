import { endProgram, startProgram } from "./child-processes";

/**
 * A real worker process on the test's database. `kill` is kill -9: no handler runs, nothing is put away. `freeze` stops
 * it in mid-air, as a machine that sleeps does, until `thaw`.
 */
export function startWorker() {
  const child = startProgram("worker/main.ts", [], { LOG_LEVEL: process.env.WORKER_LOG_LEVEL ?? "silent" });
  return {
    pid: child.pid ?? 0,
    kill: () => endProgram(child, "SIGKILL"),
    stop: () => endProgram(child, "SIGTERM"),
    freeze: () => child.kill("SIGSTOP"),
    thaw: () => child.kill("SIGCONT"),
  };
}
