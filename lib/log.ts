import pino from "pino";
import { env } from "@/lib/env";

let logger: pino.Logger | undefined;

/** One JSON line an event, to stderr: stdout belongs to what a command answers. Never given a key or a prompt. */
export function log(): pino.Logger {
  logger ??= pino({ level: env().LOG_LEVEL, base: { pid: process.pid } }, pino.destination(2));
  return logger;
}
