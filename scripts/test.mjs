// `npm test [-- unit|store|e2e [filter …]]`: all tests, or one part of them. The last line says how many passed.
import "./require-node.mjs";
import { spawn } from "node:child_process";
import { mkdirSync, readdirSync } from "node:fs";
import path from "node:path";
import { ensureWebBuild } from "./build-web.mjs";
import { ensureChromium } from "./chromium.mjs";
import { openDataDir } from "./data-dir.mjs";
import { openEmbeddedPostgres, removeDataDir } from "./embedded-postgres.mjs";
import { Failure, printError } from "./failure.mjs";
import { readJsonFile } from "./file-lock.mjs";
import { ensureInstalled } from "./install.mjs";
import { loadDotEnv } from "./load-dot-env.mjs";
import { ensurePrismaClient } from "./prisma-client.mjs";
import { isAlive } from "./process-identity.mjs";
import { createProgress } from "./progress.mjs";
import { repoRoot } from "./repo-root.mjs";
import { findRunningStudio } from "./runtime-file.mjs";
import { listenForStop } from "./stop-request.mjs";
import {
  addCounts,
  countPlaywright,
  countVitest,
  failuresOfPlaywright,
  failuresOfVitest,
  isSuccess,
} from "./test-results.mjs";

const allParts = ["unit", "store", "e2e"];
const scratchRoot = path.join(repoRoot, ".data", "test");

const progress = createProgress();
const signal = listenForStop({ onForced: () => process.exit(130) });
const counts = [];
/** Named once more at the end: what failed stands far above in a long log. */
const failures = [];
const undo = [];
try {
  const { parts, filters } = parseArguments(process.argv.slice(2));
  loadDotEnv();
  await ensureInstalled({ progress, signal });
  await ensurePrismaClient({ progress, signal });
  const scratchDir = await openScratchDir();
  const env = await testEnv(parts, scratchDir);
  const vitestParts = parts.filter((part) => part !== "e2e");
  if (vitestParts.length > 0) counts.push(await runVitest(vitestParts, filters, env, scratchDir));
  if (parts.includes("e2e")) counts.push(await runPlaywright(filters, env, scratchDir));
} catch (error) {
  counts.push({ passed: 0, failed: 1 });
  if (!signal.aborted) printError(error);
} finally {
  for (const undoOne of undo.toReversed()) await undoOne().catch(printError);
}
const total = addCounts(counts);
for (const failure of failures) console.log(`failed: ${failure}`);
process.exitCode = isSuccess(total) ? 0 : 1;
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit();

function parseArguments(args) {
  const parts = args.filter((arg) => allParts.includes(arg));
  const filters = args.filter((arg) => !allParts.includes(arg));
  if (filters.length > 0 && parts.length === 0) {
    throw new Failure(`Say which part to filter: npm test -- ${allParts.join("|")} ${filters.join(" ")}`);
  }
  return { parts: parts.length > 0 ? parts : allParts, filters };
}

/** A folder for this run's database and reports, named by its process; those that killed runs left behind are removed. */
async function openScratchDir() {
  mkdirSync(scratchRoot, { recursive: true });
  for (const name of readdirSync(scratchRoot)) {
    if (!isAlive(Number(name))) await removeDataDir(path.join(scratchRoot, name), progress.say);
  }
  const scratchDir = openDataDir(path.join(scratchRoot, `${process.pid}`));
  undo.push(() => removeDataDir(scratchDir, progress.say));
  return scratchDir;
}

/** The environment of the test runners. It names no database but a scratch one, whatever `.env` says. */
async function testEnv(parts, scratchDir) {
  const { DATABASE_URL: _, ...env } = process.env;
  env.STUDIO_DATA_DIR = scratchDir;
  env.LOG_LEVEL ||= "error";
  if (!parts.includes("store")) return env;
  const postgres = await progress.step("Starting a database for the tests", () =>
    openEmbeddedPostgres({ dataDir: scratchDir, say: progress.say, signal, isDurable: false }),
  );
  undo.push(postgres.close);
  return { ...env, TEST_DATABASE_URL: postgres.url("postgres") };
}

async function runVitest(parts, filters, env, scratchDir) {
  const report = path.join(scratchDir, "vitest.json");
  const projects = parts.flatMap((part) => ["--project", part]);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  // More tries where the machine, not the code, was too slow; `npm run check` gives none.
  const args = ["node_modules/vitest/vitest.mjs", "run", "--retry=2", ...projects, ...reporters, ...filters];
  const exitCode = await runShown(args, env);
  const result = readJsonFile(report);
  failures.push(...failuresOfVitest(result));
  return countVitest(result, exitCode);
}

async function runPlaywright(filters, env, scratchDir) {
  await ensureWebBuildForTests();
  const report = path.join(scratchDir, "playwright.json");
  const args = [
    "node_modules/@playwright/test/cli.js",
    "test",
    "--reporter=list,json",
    "--pass-with-no-tests",
  ];
  const exitCode = await runShown([...args, ...filters], {
    ...env,
    CHROMIUM_PATH: await ensureChromium({ progress, signal }),
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  });
  const result = readJsonFile(report);
  failures.push(...failuresOfPlaywright(result));
  return countPlaywright(result, exitCode);
}

async function ensureWebBuildForTests() {
  const hasBuilt = await ensureWebBuild({ progress, signal });
  const running = findRunningStudio(path.join(repoRoot, ".data"));
  if (hasBuilt && running)
    progress.say(`The studio at ${running.url} still runs the pages built before; restart it.`);
}

/** Runs a Node program with this terminal; answers its exit code. */
function runShown(args, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: repoRoot, env, stdio: "inherit" });
    const stop = () => child.kill("SIGTERM");
    signal.addEventListener("abort", stop, { once: true });
    child.once("error", reject);
    child.once("exit", (code) => {
      signal.removeEventListener("abort", stop);
      resolve(code ?? 1);
    });
  });
}
