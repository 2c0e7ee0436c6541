import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

type Child = { pid: number; command: string };

/** Where the studio of these tests keeps its data; the same folder that the global setup names. */
const dataDir = process.env.STUDIO_E2E_DATA_DIR ?? path.resolve(import.meta.dirname, "..", ".data", "e2e");

/** The process that keeps the studio of these tests running; refuses to name one that serves another address. */
function supervisorPid(baseUrl: string): number {
  const file = path.join(dataDir, "studio.json");
  const studio = existsSync(file)
    ? (JSON.parse(readFileSync(file, "utf8")) as { pid: number; url: string | null })
    : null;
  if (studio?.url !== baseUrl)
    throw new Error(
      `The studio at ${baseUrl} does not keep its data in ${dataDir}; name its folder with STUDIO_E2E_DATA_DIR.`,
    );
  return studio.pid;
}

const commands = {
  worker: /worker\/main\.ts/,
  // Next renames its process.
  web: /next-server|next\/dist\/bin\/next/,
};

/** The process id of the worker or of the web pages of this very studio; null while there is none. */
export function findProcess(which: keyof typeof commands, baseUrl: string): number | null {
  const parent = supervisorPid(baseUrl);
  return childrenOf(parent).find(({ command }) => commands[which].test(command))?.pid ?? null;
}

function childrenOf(parent: number): Child[] {
  return existsSync("/proc/self/stat") ? fromProc(parent) : fromPs(parent);
}

/** A slim container has no `ps`. */
function fromProc(parent: number): Child[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, "utf8");
        // The program's name, in brackets, may hold anything; after it come the state and the parent.
        const [state, ppid] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
        if (Number(ppid) !== parent || state === "Z") return [];
        const command = readFileSync(`/proc/${name}/cmdline`, "utf8").replaceAll("\0", " ");
        return [{ pid: Number(name), command }];
      } catch {
        return []; // it ended while it was looked at
      }
    });
}

function fromPs(parent: number): Child[] {
  return execFileSync("ps", ["-axo", "pid=,ppid=,command="], { encoding: "utf8" })
    .split("\n")
    .flatMap((line) => {
      const [, pid, ppid, command] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
      return Number(ppid) === parent ? [{ pid: Number(pid), command: command ?? "" }] : [];
    });
}
