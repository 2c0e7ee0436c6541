import path from "node:path";
import { pathToFileURL } from "node:url";
import { ensureDatabase } from "./database.mjs";
import { openEmbeddedPostgres } from "./embedded-postgres.mjs";
import { migrate } from "./migrate.mjs";
import { loopback } from "./ports.mjs";
import { repoRoot } from "./repo-root.mjs";
import { runNode } from "./run-command.mjs";

const databaseName = "studio";
const typescript = ["--import", "tsx"];
/**
 * A worker holds little, and who reads a build of 360,000 invented prompts about a hundred megabytes; Node would let
 * garbage grow to gigabytes before it looks.
 */
const workerMemory = ["--max-old-space-size=288", "--max-semi-space-size=8"];

/**
 * The studio's database, ready to use: the one DATABASE_URL names, else the embedded Postgres of the data folder.
 * Answers `{url, close, applied}`; `applied` names the migrations that were new to it.
 */
export async function openDatabase({ dataDir, progress, signal }) {
  const given = process.env.DATABASE_URL;
  if (given) return { ...(await prepare(given, progress)), close: async () => {} };
  const postgres = await openEmbeddedPostgres({ dataDir, say: progress.say, signal });
  try {
    return { ...(await prepare(postgres.url(databaseName), progress)), close: postgres.close };
  } catch (error) {
    await postgres.close();
    throw error;
  }
}

async function prepare(url, { say }) {
  await ensureDatabase(url);
  return { url, applied: await migrate(url, { say }) };
}

/** The environment of every process of the studio. */
export function studioEnv({ databaseUrl, dataDir, samplePort }) {
  return {
    ...process.env,
    DATABASE_URL: databaseUrl,
    STUDIO_DATA_DIR: dataDir,
    SAMPLE_SERVER_URL: samplePort ? `http://${loopback}:${samplePort}/v1` : "",
    NEXT_TELEMETRY_DISABLED: "1",
  };
}

/** Loads the starting set into an empty database and points the server entry `sample` at the sample server. */
export async function setUpContent(env, signal) {
  await runNode([...typescript, "cli/main.ts", "setup"], { env, signal });
}

/**
 * The command line door for a person in any folder: what Node is called with, and the variable that lets the
 * TypeScript loader find this repository's settings from there.
 */
export const cliArgs = [
  "--import",
  pathToFileURL(path.join(repoRoot, "node_modules/tsx/dist/loader.mjs")).href,
  path.join(repoRoot, "cli/main.ts"),
];
export const cliEnv = { TSX_TSCONFIG_PATH: path.join(repoRoot, "tsconfig.json") };

/** The sample model server, as the supervisor starts it. */
export function sampleProgram({ env, port }) {
  const args = [...typescript, "testing/sample-server/main.ts", "--port", String(port), "--host", loopback];
  return { name: "sample", args, env };
}

/** The worker that carries builds; in development it starts anew when one of its files changes. */
export function workerProgram({ env, isDev = false }) {
  const args = isDev
    ? ["node_modules/tsx/dist/cli.mjs", "watch", "--clear-screen=false", "worker/main.ts"]
    : [...workerMemory, ...typescript, "worker/main.ts"];
  return { name: "worker", args, env, isTalkative: isDev };
}

/** The web pages. */
export function webProgram({ env, port, isDev = false }) {
  const { NODE_ENV: _, ...nextEnv } = env; // Next sets its own, and warns about any other
  const command = isDev ? "dev" : "start";
  const args = ["node_modules/next/dist/bin/next", command, "-H", loopback, "-p", String(port)];
  return { name: "web", args, env: nextEnv, isTalkative: isDev };
}
