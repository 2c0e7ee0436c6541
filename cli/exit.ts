import { type AppErrorKind, isAppError } from "@/lib/app-error";

/** What exit codes mean; the README lists them too. */
export const USAGE_EXIT = 2;
/** The build ended or was paused, and not all of it is there: items failed, it was cancelled, a person paused it. */
export const INCOMPLETE_EXIT = 5;
/** The build was paused by one of its stop rules. */
export const PAUSED_EXIT = 6;
/** A record that was run again gave another text. */
export const DIFFERS_EXIT = 7;

const exitCodes: Record<AppErrorKind, number> = {
  bad_request: 1,
  conflict: 1,
  forbidden: 1,
  internal: 1,
  not_found: 3,
  unreachable: 4,
};

/** Ends the process: silently, or with one line on standard error. */
export function exitWith(error: unknown): void {
  // Somebody who closed the pipe (`| head`) wants no more and no complaint.
  const code = (error as NodeJS.ErrnoException | null)?.code;
  if (code === "EPIPE") process.exit(0);
  if (error === null) {
    leave(process.exitCode);
    return;
  }
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`studio: ${message.replace(/\s*\n\s*/g, " ")}\n`);
  leave(isAppError(error) ? exitCodes[error.kind] : 1);
}

/** An open pool would keep the process; what is still on its way to standard output must not be cut. */
function leave(code: typeof process.exitCode): void {
  process.stdout.write("", () => process.exit(code ?? 0));
}
