import { existsSync, openSync, readFileSync, renameSync, rmSync, statSync, writeSync } from "node:fs";

const rotateAtBytes = 5 * 1024 * 1024;
const shownLines = 30;

/** Opens a log for appending and answers its file descriptor. A log that has grown long begins anew. */
export function openLog(file) {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > rotateAtBytes) rmSync(file, { force: true });
  return openSync(file, "a", 0o600);
}

/** The last lines of a log, for a person who must know why something did not start. */
export function endOfLog(file) {
  if (!existsSync(file)) return "";
  return readFileSync(file, "utf8").trimEnd().split("\n").slice(-shownLines).join("\n");
}

/**
 * A writer of whole lines with the time before each. A log that grows long while it is written moves to
 * `<file>.1`, replacing the one before, so a studio that runs for months keeps at most two such files.
 */
export function createLogWriter(file, { maxBytes = rotateAtBytes } = {}) {
  let descriptor = openLog(file);
  let written = statSync(file).size;
  return function writeLine(line) {
    if (written > maxBytes) {
      renameSync(file, `${file}.1`);
      descriptor = openLog(file);
      written = 0;
    }
    written += writeSync(descriptor, `${new Date().toISOString()} ${line}\n`);
  };
}
