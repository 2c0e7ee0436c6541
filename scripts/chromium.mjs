import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import path from "node:path";
import { Failure } from "./failure.mjs";
import { runCommand, runNode } from "./run-command.mjs";

const systemNames = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const downloadPatienceMs = 300_000;

/** The path of a Chromium to drive; installed when there is none, with Playwright's own download or Debian's. */
export async function ensureChromium({ progress, signal }) {
  const found = await findChromium();
  if (found) return found;
  await tryInstalling("Downloading Chromium", progress, () =>
    runNode(["node_modules/@playwright/test/cli.js", "install", "chromium"], {
      signal: AbortSignal.any([AbortSignal.timeout(downloadPatienceMs), ...(signal ? [signal] : [])]),
    }),
  );
  if (!(await findChromium()) && canUseApt()) {
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    await tryInstalling("Installing Debian's Chromium", progress, async () => {
      await runCommand("apt-get", ["update"], { env, signal });
      await runCommand("apt-get", ["install", "-y", "--no-install-recommends", "chromium"], { env, signal });
    });
  }
  const installed = await findChromium();
  if (installed) return installed;
  throw new Failure(
    "The end-to-end tests need a Chromium: install one (as root: apt-get install chromium, elsewhere: npx playwright install --with-deps chromium) or name one with CHROMIUM_PATH.",
  );
}

/** A Chromium that starts: CHROMIUM_PATH, the system's, or the one Playwright has downloaded; null when there is none. */
async function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (starts(named)) return named;
    throw new Failure(`CHROMIUM_PATH=${named} is no Chromium that starts; correct it or leave it empty.`);
  }
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  const onPath = systemNames.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  const { chromium } = await import("@playwright/test");
  return [...onPath, chromium.executablePath()].find(starts) ?? null;
}

/** Ubuntu's `chromium-browser` may be a stub that only says where to get one, so each is asked for its version. */
function starts(program) {
  if (!existsSync(program)) return false;
  try {
    accessSync(program, constants.X_OK);
  } catch {
    return false;
  }
  return spawnSync(program, ["--version"], { timeout: 20_000 }).status === 0;
}

function canUseApt() {
  return process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
}

/** One way to a Chromium; that it fails is no failure yet, another may succeed. */
async function tryInstalling(title, progress, work) {
  try {
    await progress.step(title, work);
  } catch (error) {
    progress.say(error.message);
  }
}
