// `node scripts/empty-data-dir.mjs <folder>`: removes a data folder with its database, for tests that begin anew.
import path from "node:path";
import { removeDataDir } from "./embedded-postgres.mjs";
import { printError } from "./failure.mjs";

try {
  await removeDataDir(path.resolve(process.argv[2]), console.log);
} catch (error) {
  printError(error);
  process.exitCode = 1;
}
