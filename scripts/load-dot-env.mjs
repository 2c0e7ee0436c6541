import { existsSync } from "node:fs";
import path from "node:path";
import { repoRoot } from "./repo-root.mjs";

/** Reads `.env` where there is one; what the shell already set wins. */
export function loadDotEnv() {
  const file = path.join(repoRoot, ".env");
  if (existsSync(file)) process.loadEnvFile(file);
}
