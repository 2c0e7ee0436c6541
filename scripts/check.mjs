// `npm run check`: everything that can be said about the code without a database or a browser. Stops at the first
// step that fails and shows its output.
import "./require-node.mjs";
import { printError } from "./failure.mjs";
import { ensureInstalled } from "./install.mjs";
import { ensurePrismaClient } from "./prisma-client.mjs";
import { createProgress } from "./progress.mjs";
import { runNode } from "./run-command.mjs";
import { listenForStop } from "./stop-request.mjs";

const steps = [
  // Writes next-env.d.ts and the types of the routes, which the next step reads.
  { title: "Types of the routes", args: ["node_modules/next/dist/bin/next", "typegen"] },
  { title: "Types", args: ["node_modules/typescript/bin/tsc", "--noEmit"] },
  { title: "Format and lint", args: ["node_modules/@biomejs/biome/bin/biome", "check", "."] },
  { title: "Walls", args: ["scripts/check-walls.mjs"] },
  { title: "Nothing unused", args: ["node_modules/knip/bin/knip.js"] },
  { title: "Unit tests", args: ["node_modules/vitest/vitest.mjs", "run", "--project", "unit"] },
];

const progress = createProgress();
const signal = listenForStop({ onForced: () => process.exit(130) });
const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1" };
try {
  await ensureInstalled({ progress, signal });
  await ensurePrismaClient({ progress, signal });
  for (const { title, args } of steps) await progress.step(title, () => runNode(args, { env, signal }));
} catch (error) {
  printError(error);
  process.exitCode = 1;
}
process.exit();
