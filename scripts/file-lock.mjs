import { randomUUID } from "node:crypto";
import { readFileSync, renameSync, rmSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { createOnce } from "./create-once.mjs";
import { Failure } from "./failure.mjs";
import { describeProcess, isStillAlive } from "./process-identity.mjs";

const retryEveryMs = 50;
const patienceMs = 120_000;

/** Runs `work` while no other process holds the same lock file. A lock whose owner died is taken over. */
export async function withFileLock(lockPath, work) {
  const giveUpAt = Date.now() + patienceMs;
  while (!createOnce(lockPath, JSON.stringify(describeProcess()))) {
    setAsideIfDead(lockPath);
    if (Date.now() > giveUpAt) {
      throw new Failure(`Another process holds ${lockPath} for too long; end it and try again.`);
    }
    await sleep(retryEveryMs);
  }
  try {
    return await work();
  } finally {
    rmSync(lockPath, { force: true });
  }
}

/** The JSON of a file, or null when it is absent or damaged. */
export function readJsonFile(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}

/**
 * Moves a file away whose owner is dead. Moving is atomic: of two that find the same dead owner, one gets it.
 * If the file moved turns out to name somebody alive, who took over in between, it goes back where it was.
 */
export function setAsideIfDead(file) {
  if (isStillAlive(readJsonFile(file))) return;
  const aside = `${file}.${randomUUID()}`;
  try {
    renameSync(file, aside);
  } catch {
    return; // somebody else was faster
  }
  if (isStillAlive(readJsonFile(aside))) renameSync(aside, file);
  else rmSync(aside, { force: true });
}
