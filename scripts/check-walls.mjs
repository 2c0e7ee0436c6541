// The walls of the house: who imports whom (.dependency-cruiser.mjs), where the environment is read, how long a
// file may be. Part of `npm run check`.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { Failure, printError } from "./failure.mjs";
import { repoRoot } from "./repo-root.mjs";
import { runNode } from "./run-command.mjs";

const rooms = ["app", "bench", "cli", "components", "e2e", "lib", "testing", "worker"];
/** Where product code lives: it gets the environment parsed, from lib/env.ts. */
const productRooms = ["app", "cli", "components", "lib", "worker"];
const longestFile = 400;

try {
  const files = [...rooms, "scripts"].flatMap(filesOf);
  const modules = files.filter((file) => /\.tsx?$/.test(file) && !file.endsWith(".d.ts"));
  const complaints = [...(await crossedWalls(modules)), ...readsOfEnvironment(modules), ...longFiles(files)];
  if (complaints.length > 0)
    throw new Failure(`${complaints.length} complaints.`, { output: complaints.join("\n") });
  console.log(`${modules.length} modules stay within their walls.`);
} catch (error) {
  printError(error);
  process.exitCode = 1;
}

function filesOf(room) {
  const folder = path.join(repoRoot, room);
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(tsx?|mjs|css)$/.test(entry.name))
    .map((entry) =>
      path.relative(repoRoot, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, "/"),
    )
    .filter((file) => !file.startsWith("lib/store/generated/"));
}

async function crossedWalls(modules) {
  const args = [
    "--config",
    ".dependency-cruiser.mjs",
    "--output-type",
    "json",
    ...rooms.filter((room) => existsSync(path.join(repoRoot, room))),
  ];
  const report = JSON.parse(await cruise(args));
  const seen = new Set(report.modules.map(({ source }) => source));
  const unseen = modules.filter((file) => !seen.has(file));
  if (unseen.length > 0) {
    // With a TypeScript it cannot read, dependency-cruiser sees nothing and finds nothing wrong.
    throw new Failure(
      `dependency-cruiser did not see ${unseen.length} of ${modules.length} modules, first ${unseen[0]}.`,
    );
  }
  return report.summary.violations.map(({ rule, from, to, cycle }) => {
    const way = cycle ? cycle.map(({ name }) => name).join(" → ") : to;
    return `${from} → ${way}: wall ${rule.name}. ${report.summary.ruleSetUsed.forbidden.find(({ name }) => name === rule.name)?.comment ?? ""}`;
  });
}

async function cruise(args) {
  return await runNode(["node_modules/dependency-cruiser/bin/dependency-cruise.mjs", ...args]);
}

function readsOfEnvironment(modules) {
  return modules
    .filter(
      (file) =>
        productRooms.includes(file.split("/")[0]) && !/\.test\.tsx?$/.test(file) && file !== "lib/env.ts",
    )
    .filter((file) => readFileSync(path.join(repoRoot, file), "utf8").includes("process.env"))
    .map((file) => `${file} reads process.env; the environment is parsed once, in lib/env.ts.`);
}

function longFiles(files) {
  return files
    .map((file) => ({ file, lines: readFileSync(path.join(repoRoot, file), "utf8").split("\n").length - 1 }))
    .filter(({ lines }) => lines > longestFile)
    .map(
      ({ file, lines }) => `${file} has ${lines} lines; more than ${longestFile} is more than one subject.`,
    );
}
