import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { pathToFileURL } from "node:url";

export const repoRoot = path.resolve(import.meta.dirname, "..");

/** The channel makes a child end even when this process is killed. */
const exitWithParent = pathToFileURL(path.join(repoRoot, "scripts/exit-with-parent.mjs")).href;

type ExtraEnv = Record<string, string | undefined>;

/** A Node program of this repository in a process of its own, with a channel to it. */
export function startProgram(file: string, args: readonly string[] = [], env: ExtraEnv = {}): ChildProcess {
  const typescript = file.endsWith(".ts") ? ["--import", "tsx"] : [];
  return spawn(
    process.execPath,
    ["--import", exitWithParent, ...nodeOptions(env), ...typescript, file, ...args],
    {
      cwd: repoRoot,
      env: { ...process.env, ...env },
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    },
  );
}

/** The first message of a child; rejects where it ends without one. */
export async function firstMessage<Message>(child: ChildProcess): Promise<Message> {
  const ended = once(child, "exit").then(() => {
    throw new Error(`${child.spawnargs.at(-1)} ended with exit code ${child.exitCode} before it was ready.`);
  });
  const [message] = await Promise.race([once(child, "message"), ended]);
  return message as Message;
}

export async function endProgram(child: ChildProcess, signal: NodeJS.Signals = "SIGTERM"): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  child.kill(signal);
  await exited;
}

/** Extra words for Node itself, e.g. to profile: BENCH_NODE_OPTIONS="--cpu-prof --cpu-prof-dir=/tmp/prof". */
function nodeOptions(env: ExtraEnv): string[] {
  return env.BENCH_NODE_OPTIONS?.split(" ").filter((word) => word !== "") ?? [];
}
