import { createHash } from "node:crypto";
import { openSync, readFileSync, writeSync } from "node:fs";
import type { LoggedOutcome, LoggedRequest } from "./request-log";

/** One line of a log file, which tells of all requests, with the text as SHA-256, hexadecimal, so that it stays small. */
export type LogFileLine = {
  seed: number;
  attempt: number;
  outcome: LoggedOutcome;
  textHash: string;
};

/** Adds a line to the file for each request; a line that was added stands, however this process ends. */
export function createLogFile(file: string): (entry: LoggedRequest) => void {
  const handle = openSync(file, "a");
  return ({ seed, attempt, outcome, text }) => {
    const textHash = createHash("sha256").update(text).digest("hex");
    const line: LogFileLine = { seed, attempt, outcome, textHash };
    writeSync(handle, `${JSON.stringify(line)}\n`);
  };
}

export function readLogFile(file: string): LogFileLine[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as LogFileLine);
}
