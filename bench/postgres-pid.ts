import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

/** The process of the embedded Postgres of a data folder, NaN where none runs. */
export function postgresPid(dataDir: string): number {
  // Where its account cannot reach the data folder, a note there says where it is.
  const note = path.join(dataDir, "postgres-is-in");
  const place = existsSync(note) ? readFileSync(note, "utf8").trim() : dataDir;
  const file = path.join(place, "postgres", "postmaster.pid");
  return existsSync(file) ? Number(readFileSync(file, "utf8").split("\n")[0]) : Number.NaN;
}
