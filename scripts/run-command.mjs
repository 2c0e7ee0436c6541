import { spawn } from "node:child_process";
import { Failure } from "./failure.mjs";
import { repoRoot } from "./repo-root.mjs";

const keptChars = 64_000;

/**
 * Runs a program to its end, in the repository's folder unless told otherwise, and answers its stdout. A
 * program that fails throws a Failure with the end of all it printed; aborting the signal ends the program. Further
 * options are those of `spawn`.
 */
export function runCommand(command, args, { cwd = repoRoot, env = process.env, signal, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    const stdout = [];
    let output = "";
    const keep = (chunk) => {
      output = (output + chunk).slice(-keptChars);
    };
    child.stdout.setEncoding("utf8").on("data", (chunk) => {
      stdout.push(chunk);
      keep(chunk);
    });
    child.stderr.setEncoding("utf8").on("data", keep);
    const stop = () => child.kill("SIGTERM");
    signal?.addEventListener("abort", stop, { once: true });
    if (signal?.aborted) stop();

    const called = [command, ...args].join(" ");
    child.once("error", (cause) => reject(new Failure(`Cannot run ${called}: ${cause.message}`, { cause })));
    child.once("close", (code, killedBy) => {
      signal?.removeEventListener("abort", stop);
      if (code === 0) resolve(stdout.join(""));
      else reject(new Failure(`${called} ended with ${killedBy ?? `exit code ${code}`}.`, { output }));
    });
  });
}

/** Runs a Node program of this repository; see runCommand. */
export function runNode(args, options) {
  return runCommand(process.execPath, args, options);
}
