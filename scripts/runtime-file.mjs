import { renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { createOnce } from "./create-once.mjs";
import { readJsonFile, setAsideIfDead } from "./file-lock.mjs";
import { describeProcess, isStillAlive } from "./process-identity.mjs";

/**
 * `studio.json` in the data folder says that a studio runs here, and where:
 * `{pid, startMark, startedAt, url, webPort, samplePort, databaseUrl}`. While it is still starting, `url` is null.
 * It holds the database's password, so only its owner may read it.
 */
const fileName = "studio.json";

/** The studio that runs in this data folder, or null. A file left by a dead process counts as none. */
export function findRunningStudio(dataDir) {
  const found = readJsonFile(path.join(dataDir, fileName));
  return isStillAlive(found) ? found : null;
}

/**
 * Claims the data folder for this process. Answers `{other}` when a studio runs there already, else the claim:
 * `update` adds particulars, `release` gives the folder back.
 */
export function claimStudio(dataDir) {
  const file = path.join(dataDir, fileName);
  const mine = { ...describeProcess(), startedAt: new Date().toISOString(), url: null };
  while (!createOnce(file, JSON.stringify(mine))) {
    const other = findRunningStudio(dataDir);
    if (other) return { other };
    setAsideIfDead(file);
  }
  return {
    update(particulars) {
      Object.assign(mine, particulars);
      const draft = `${file}.${process.pid}`;
      writeFileSync(draft, `${JSON.stringify(mine, null, 2)}\n`, { mode: 0o600 });
      renameSync(draft, file);
    },
    release() {
      rmSync(file, { force: true });
    },
  };
}
