import { spawn } from "node:child_process";
import path from "node:path";
import readline from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { createLogWriter } from "./log-file.mjs";
import { repoRoot } from "./repo-root.mjs";

const graceMs = 10_000;
const firstRestartMs = 1000;
const longestRestartMs = 15_000;
const healthyAfterMs = 60_000;
const pinoWarn = 40;
const exitWithParent = pathToFileURL(path.join(import.meta.dirname, "exit-with-parent.mjs")).href;

/**
 * Keeps Node programs running: writes what they print to `<logDir>/<name>.log` (errors to `say` too), starts one
 * again that ends by itself, and stops them in the reverse order of their start.
 *
 * Each child has its own process group, so a Ctrl-C in the terminal reaches the supervisor alone, which then stops
 * them in order; and a channel to it, so each leaves by itself when the supervisor is killed.
 */
export function createSupervisor({ logDir, say }) {
  const children = [];
  let isStopping = false;

  function start({ name, args, env, isTalkative = false }) {
    const log = createLogWriter(path.join(logDir, `${name}.log`));
    const state = { name, process: null, restarts: 0 };
    children.push(state);
    launch();
    return state;

    function launch() {
      const startedAt = Date.now();
      const child = spawn(process.execPath, ["--import", exitWithParent, ...args], {
        cwd: repoRoot,
        env,
        detached: true,
        windowsHide: true,
        stdio: ["ignore", "pipe", "pipe", "ipc"],
      });
      state.process = child;
      readline.createInterface({ input: child.stdout }).on("line", (line) => {
        log(line);
        if (isTalkative) say(`[${name}] ${line}`);
      });
      readline.createInterface({ input: child.stderr }).on("line", (line) => {
        log(line);
        const shown = terminalLine(line);
        if (!isStopping && shown) say(`[${name}] ${shown}`);
      });
      child.once("error", (error) => say(`[${name}] ${error.message}`));
      child.once("close", (code, killedBy) => {
        if (isStopping) return;
        if (Date.now() - startedAt > healthyAfterMs) state.restarts = 0;
        const waitMs = restartDelayMs(state.restarts);
        state.restarts += 1;
        say(
          `The ${name} process ended (${killedBy ?? `exit code ${code}`}); starting it again in ${waitMs / 1000} s. Its log: ${path.join(logDir, `${name}.log`)}`,
        );
        setTimeout(() => {
          if (!isStopping) launch();
        }, waitMs);
      });
    }
  }

  /** Asks each child to end, in order, and kills one that has not after ten seconds. */
  async function stopAll() {
    isStopping = true;
    for (const { process: child } of children.toReversed()) await stopChild(child);
  }

  function killAll() {
    isStopping = true;
    for (const { process: child } of children) killGroup(child);
  }

  return { start, stopAll, killAll };
}

/** 1, 2, 4, 8, then 15 seconds: a program that cannot start must not keep the machine busy. */
export function restartDelayMs(restarts) {
  return Math.min(firstRestartMs * 2 ** restarts, longestRestartMs);
}

/**
 * What the terminal shows of a line on stderr. Our processes log JSON lines there (pino): warnings and worse become
 * their sentence, the rest stays in the log file. Any other line is shown as it is.
 */
export function terminalLine(line) {
  if (!line.startsWith('{"level":')) return line;
  try {
    const { level, msg, err } = JSON.parse(line);
    return level >= pinoWarn ? [msg, err?.message].filter(Boolean).join(": ") : "";
  } catch {
    return line;
  }
}

async function stopChild(child) {
  if (hasEnded(child)) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  // Windows has no polite signal; there the closed channel is the request (see exit-with-parent).
  if (process.platform === "win32") child.disconnect();
  else child.kill("SIGTERM");
  const timer = new AbortController();
  await Promise.race([ended, sleep(graceMs, undefined, { signal: timer.signal }).catch(() => {})]);
  timer.abort();
  killGroup(child); // itself if it is still there, and what it may have left behind
}

function killGroup(child) {
  try {
    if (process.platform === "win32") child.kill("SIGKILL");
    else process.kill(-child.pid, "SIGKILL");
  } catch {
    // the group is gone: that is what was wanted
  }
}

function hasEnded(child) {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
}
