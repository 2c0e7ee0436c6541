import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** Whether a process with this id lives; one that belongs to somebody else counts. */
export function isAlive(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

/**
 * A word that tells this process from a later one with the same id: its start time. Ids come back soon in
 * containers and after a reboot, and a file left by a dead process must not look like a living one.
 * Empty where the system does not tell.
 */
function startMark(pid) {
  if (process.platform === "linux") {
    try {
      // The command's name (field 2, in brackets) may hold spaces: count from behind it. Field 22 is the start.
      const fields = readFileSync(`/proc/${pid}/stat`, "utf8").replace(/^.*\)/s, "").trim().split(" ");
      // A zombie holds its id but does nothing any more.
      return fields[0] === "Z" ? "gone" : `${bootId()}/${fields[19]}`;
    } catch {
      return "gone";
    }
  }
  if (process.platform === "win32") return "";
  return spawnSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).stdout?.trim() ?? "";
}

function bootId() {
  return readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
}

/** What a file says about a process, so that isStillAlive can ask later. */
export function describeProcess(pid = process.pid) {
  return { pid, startMark: startMark(pid) };
}

/** Whether the very process described lives; a stranger that got its id does not count. */
export function isStillAlive(described) {
  if (!described || !isAlive(described.pid)) return false;
  return startMark(described.pid) === described.startMark;
}

/** The command line of a process, or "" where it cannot be seen. */
export function commandOf(pid) {
  if (process.platform === "linux") {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim();
    } catch {
      return "";
    }
  }
  if (process.platform === "win32") return "";
  return spawnSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).stdout?.trim() ?? "";
}
