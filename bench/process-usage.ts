import { readdirSync, readFileSync } from "node:fs";

/** Clock ticks a second in /proc, the same on every Linux that Node runs on. */
const TICKS = 100;

export type RunningProcess = { pid: number; parent: number; command: string };

/** All processes of this machine; none where /proc is not there. */
export function listProcesses(): RunningProcess[] {
  try {
    return readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => {
        try {
          const command = readFileSync(`/proc/${name}/cmdline`, "utf8").replaceAll("\0", " ");
          return [{ pid: Number(name), parent: Number(statOf(Number(name))[1]), command }];
        } catch {
          return []; // it ended meanwhile
        }
      });
  } catch {
    return [];
  }
}

/** CPU seconds that a process and those it has seen to their end have used; NaN where it is not there. */
export function cpuSeconds(pid: number): number {
  try {
    return readTicks(pid) / TICKS;
  } catch {
    return Number.NaN;
  }
}

/** The same of a process with all that run below it, e.g. of Postgres with its backends. */
export function cpuSecondsOfTree(root: number): number {
  const parents = new Map(listProcesses().map(({ pid, parent }) => [pid, parent]));
  const isBelow = (pid: number | undefined): boolean =>
    pid !== undefined && (pid === root || isBelow(parents.get(pid)));
  return [...parents.keys()]
    .filter(isBelow)
    .map(cpuSeconds)
    .reduce((sum, seconds) => sum + (Number.isNaN(seconds) ? 0 : seconds), 0);
}

/** Resident memory in MB, now and at its highest; NaN where it is not there. */
export function residentMb(pid: number): { now: number; highest: number } {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    const read = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1024;
    return { now: read("VmRSS"), highest: read("VmHWM") };
  } catch {
    return { now: Number.NaN, highest: Number.NaN };
  }
}

/** Fields after the command's name, which may hold anything: 0 is the state, 1 the parent. */
function statOf(pid: number): string[] {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
}

/** User and system time, own and of children that were waited for. */
function readTicks(pid: number): number {
  return statOf(pid)
    .slice(11, 15)
    .reduce((sum, field) => sum + Number(field), 0);
}
