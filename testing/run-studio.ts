import { spawn } from "node:child_process";
import path from "node:path";

/** The command line under way: what it has said so far, its end, and Ctrl-C. */
export type RunningStudio = {
  said: () => string[];
  interrupt: () => void;
  ended: Promise<StudioOutcome>;
};
/** stdout as text, stderr as lines. */
export type StudioOutcome = { code: number | null; stdout: string; said: string[] };

/** Starts `studio …` on the test's database. */
export function startStudio(...args: string[]): RunningStudio {
  const child = spawn(process.execPath, ["--import", "tsx", "cli/main.ts", ...args], {
    cwd: path.join(import.meta.dirname, ".."),
    env: { ...process.env, LOG_LEVEL: "silent" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (chunk) => {
    stdout += chunk;
  });
  child.stderr.on("data", (chunk) => {
    stderr += chunk;
  });
  const said = () => stderr.split("\n").filter(Boolean);
  const ended = new Promise<StudioOutcome>((resolve) =>
    child.on("close", (code) => resolve({ code, stdout, said: said() })),
  );
  return { said, interrupt: () => child.kill("SIGINT"), ended };
}

export const runStudio = (...args: string[]): Promise<StudioOutcome> => startStudio(...args).ended;
