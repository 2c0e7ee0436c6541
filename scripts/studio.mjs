// `npm run -s studio -- …`: runs the command line with whatever it needs around it. stdout belongs to the command;
// everything said here goes to stderr.
import "./require-node.mjs";
import { spawn } from "node:child_process";
import path from "node:path";
import { openDataDir } from "./data-dir.mjs";
import { printError } from "./failure.mjs";
import { ensureInstalled } from "./install.mjs";
import { loadDotEnv } from "./load-dot-env.mjs";
import { findFreePort, parsePort } from "./ports.mjs";
import { ensurePrismaClient } from "./prisma-client.mjs";
import { createProgress } from "./progress.mjs";
import { findRunningStudio } from "./runtime-file.mjs";
import {
  cliArgs,
  cliEnv,
  openDatabase,
  sampleProgram,
  setUpContent,
  studioEnv,
  workerProgram,
} from "./stack.mjs";
import { needsDatabase, needsWorker } from "./studio-needs.mjs";
import { createSupervisor } from "./supervisor.mjs";

const commandArgs = process.argv.slice(2);
const progress = createProgress(process.stderr);
const undo = [];

// A Ctrl-C reaches the command too; it ends first, and what was started for it is put away then.
let command = null;
process.on("SIGINT", () => {});
for (const name of ["SIGTERM", "SIGHUP"]) process.on(name, () => command?.kill(name));

try {
  loadDotEnv();
  await ensureInstalled({ progress });
  await ensurePrismaClient({ progress });
  const env = needsDatabase(commandArgs) ? await openStudio() : process.env;
  process.exitCode = await runCli(env);
} catch (error) {
  printError(error);
  process.exitCode = 1;
} finally {
  for (const undoOne of undo.toReversed()) await undoOne();
}
process.exit();

/** The environment of a studio to work in: the one that runs here, or what this command needs of one. */
async function openStudio() {
  const dataDir = openDataDir();
  const running = findRunningStudio(dataDir);
  if (running?.url) return studioEnv({ ...running, dataDir });

  const database = await openDatabase({ dataDir, progress });
  undo.push(database.close);
  const isNew = database.applied.length > 0;
  if (!needsWorker(commandArgs)) {
    const env = studioEnv({ databaseUrl: database.url, dataDir });
    if (isNew) await setUp(env);
    return env;
  }
  const samplePort = await findFreePort(parsePort("SAMPLE_PORT", process.env.SAMPLE_PORT, 8091));
  const env = studioEnv({ databaseUrl: database.url, dataDir, samplePort });
  const supervisor = createSupervisor({ logDir: path.join(dataDir, "logs"), say: progress.say });
  undo.push(supervisor.stopAll);
  supervisor.start(sampleProgram({ env, port: samplePort }));
  if (isNew) await setUp(env);
  else await setUpContent(env); // the sample server may have another port today
  supervisor.start(workerProgram({ env }));
  return env;
}

async function setUp(env) {
  await progress.step("Loading the starting set", () => setUpContent(env));
}

/** Runs the command line with this terminal and answers its exit code. */
function runCli(env) {
  return new Promise((resolve, reject) => {
    command = spawn(process.execPath, [...cliArgs, ...commandArgs], {
      cwd: process.env.INIT_CWD ?? process.cwd(), // npm moves to the repository; files are named from here
      env: { ...env, ...cliEnv },
      stdio: "inherit",
    });
    command.once("error", reject);
    command.once("exit", (code, killedBy) => resolve(code ?? (killedBy === "SIGINT" ? 130 : 143)));
  });
}
