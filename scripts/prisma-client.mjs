import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { hashFiles } from "./file-hash.mjs";
import { repoRoot } from "./repo-root.mjs";
import { runNode } from "./run-command.mjs";

const generatedDir = path.join(repoRoot, "lib/store/generated");
const stampFile = path.join(generatedDir, ".studio-schema-hash");

/** Generates the Prisma client, unless the one there was made from this schema by this version of Prisma. */
export async function ensurePrismaClient({ progress, signal }) {
  const sources = ["prisma/schema.prisma", "prisma.config.ts", "node_modules/prisma/package.json"];
  const wanted = hashFiles(repoRoot, sources);
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === wanted) return;
  await progress.step("Generating the database client", () =>
    runNode(["node_modules/prisma/build/index.js", "generate"], { signal }),
  );
  writeFileSync(stampFile, wanted);
}
