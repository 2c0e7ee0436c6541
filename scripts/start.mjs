// `npm start` and `npm run dev`: everything the studio needs, from an empty folder to its address, and a clean end.
import "./require-node.mjs";
import path from "node:path";
import { ensureWebBuild } from "./build-web.mjs";
import { openDataDir } from "./data-dir.mjs";
import { printError } from "./failure.mjs";
import { ensureInstalled } from "./install.mjs";
import { loadDotEnv } from "./load-dot-env.mjs";
import { findFreePort, loopback, parsePort } from "./ports.mjs";
import { ensurePrismaClient } from "./prisma-client.mjs";
import { createProgress } from "./progress.mjs";
import { claimStudio } from "./runtime-file.mjs";
import { openDatabase, sampleProgram, setUpContent, studioEnv, webProgram, workerProgram } from "./stack.mjs";
import { listenForStop, untilAborted } from "./stop-request.mjs";
import { createSupervisor } from "./supervisor.mjs";
import { waitForWeb } from "./web-ready.mjs";

const isDev = process.argv.includes("--dev");
const progress = createProgress();
const { say, step } = progress;

/** What must be undone at the end, in the reverse order of its making. */
const undo = [];
let supervisor = null;
const signal = listenForStop({
  onForced() {
    say("Killing what still runs.");
    supervisor?.killAll();
    process.exit(130);
  },
});

try {
  loadDotEnv();
  const dataDir = openDataDir();
  const claim = claimStudio(dataDir);
  if (claim.other) {
    const { url, pid } = claim.other;
    say(
      url
        ? `Self-Align Studio is already running: ${url} (process ${pid}).`
        : `Self-Align Studio is already starting (process ${pid}); it will print its address when it is ready.`,
    );
  } else {
    undo.push(claim.release);
    await run(dataDir, claim);
    await untilAborted(signal);
    say("Stopping …");
  }
} catch (error) {
  process.exitCode = signal.aborted ? 130 : 1;
  if (!signal.aborted) printError(error);
} finally {
  for (const undoOne of undo.toReversed()) await undoOne();
}
if (signal.aborted) say("Stopped.");
process.exit();

async function run(dataDir, claim) {
  // Asked for first: a misspelt port should not cost a build.
  const wishedWebPort = parsePort("PORT", process.env.PORT, 3000);
  const wishedSamplePort = parsePort("SAMPLE_PORT", process.env.SAMPLE_PORT, 8091);
  await ensureInstalled({ progress, signal });
  await ensurePrismaClient({ progress, signal });
  if (!isDev) await ensureWebBuild({ progress, signal });

  const database = await step("Opening the database", () => openDatabase({ dataDir, progress, signal }));
  undo.push(database.close);
  const samplePort = await choosePort(wishedSamplePort, "sample model server");
  const env = studioEnv({ databaseUrl: database.url, dataDir, samplePort });
  claim.update({ databaseUrl: database.url, samplePort });
  signal.throwIfAborted();

  supervisor = createSupervisor({ logDir: path.join(dataDir, "logs"), say });
  undo.push(supervisor.stopAll);
  supervisor.start(sampleProgram({ env, port: samplePort }));
  await step("Loading the starting set", () => setUpContent(env, signal));
  supervisor.start(workerProgram({ env, isDev }));
  const webPort = await choosePort(wishedWebPort, "web server");
  const web = supervisor.start(webProgram({ env, port: webPort, isDev }));
  const url = `http://${loopback}:${webPort}`;
  const logFile = path.join(dataDir, "logs", "web.log");
  await step("Starting the web pages", () => waitForWeb({ url, child: web, logFile, signal }));
  claim.update({ url, webPort });
  say(`Self-Align Studio is ready: ${url}`);
}

async function choosePort(wished, who) {
  const port = await findFreePort(wished);
  if (port !== wished && wished !== 0) say(`Port ${wished} is taken; the ${who} uses ${port}.`);
  return port;
}
