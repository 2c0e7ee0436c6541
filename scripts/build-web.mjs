import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { hashFiles } from "./file-hash.mjs";
import { repoRoot } from "./repo-root.mjs";
import { runNode } from "./run-command.mjs";

const buildDir = path.join(repoRoot, ".next");
const stampFile = path.join(buildDir, "studio-build-hash");

const sources = [
  "app",
  "components",
  "lib",
  "public",
  "next.config.ts",
  "postcss.config.mjs",
  "tsconfig.json",
  "package-lock.json",
];

/** Whether a file below the sources can change what the build makes. */
export function isBuildSource(file) {
  return !/\.test\.tsx?$/.test(file) && !path.basename(file).startsWith(".studio-");
}

/** Builds the web pages, unless the build there was made from these sources. Answers whether it built. */
export async function ensureWebBuild({ progress, signal }) {
  const wanted = hashFiles(repoRoot, sources, (file) => !isBuildSource(file));
  const isFresh =
    existsSync(path.join(buildDir, "BUILD_ID")) &&
    existsSync(stampFile) &&
    readFileSync(stampFile, "utf8") === wanted;
  if (isFresh) return false;
  rmSync(stampFile, { force: true });
  await progress.step("Building the web pages", () => build(signal));
  writeFileSync(stampFile, wanted);
  return true;
}

async function build(signal) {
  // A NODE_ENV from the shell would make a half development build.
  const { NODE_ENV: _, ...rest } = process.env;
  const env = { ...rest, NEXT_TELEMETRY_DISABLED: "1" };
  const next = () => runNode(["node_modules/next/dist/bin/next", "build"], { env, signal });
  try {
    await next();
  } catch (error) {
    // The bundler keeps even its own crash in its cache and would repeat it for ever.
    if (signal?.aborted || !/panic|TurbopackInternalError/i.test(error.output ?? "")) throw error;
    rmSync(buildDir, { recursive: true, force: true });
    await next();
  }
}
