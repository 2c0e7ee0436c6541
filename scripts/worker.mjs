// `npm run worker`: one more worker, beside those of the studio that runs here or, with its DATABASE_URL, elsewhere.
import "./require-node.mjs";
import path from "node:path";
import { openDataDir } from "./data-dir.mjs";
import { Failure, printError } from "./failure.mjs";
import { ensureInstalled } from "./install.mjs";
import { loadDotEnv } from "./load-dot-env.mjs";
import { ensurePrismaClient } from "./prisma-client.mjs";
import { createProgress } from "./progress.mjs";
import { findRunningStudio } from "./runtime-file.mjs";
import { studioEnv, workerProgram } from "./stack.mjs";
import { listenForStop, untilAborted } from "./stop-request.mjs";
import { createSupervisor } from "./supervisor.mjs";

const progress = createProgress();
let supervisor = null;
const signal = listenForStop({
  onForced() {
    supervisor?.killAll();
    process.exit(130);
  },
});

try {
  loadDotEnv();
  const dataDir = openDataDir();
  const { databaseUrl = process.env.DATABASE_URL, samplePort } = findRunningStudio(dataDir) ?? {};
  if (!databaseUrl) {
    throw new Failure(
      "No studio runs here and DATABASE_URL is not set: give the studio's, and its STUDIO_SECRET_KEY where its servers have API keys.",
    );
  }
  await ensureInstalled({ progress, signal });
  await ensurePrismaClient({ progress, signal });
  supervisor = createSupervisor({ logDir: path.join(dataDir, "logs"), say: progress.say });
  supervisor.start(workerProgram({ env: studioEnv({ databaseUrl, dataDir, samplePort }) }));
  progress.say("A worker runs; Ctrl-C stops it, and what it held goes to others.");
  await untilAborted(signal);
} catch (error) {
  process.exitCode = signal.aborted ? 130 : 1;
  if (!signal.aborted) printError(error);
} finally {
  await supervisor?.stopAll();
}
process.exit();
